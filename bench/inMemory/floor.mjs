import { createHandLoop } from '../peers/createHandLoop.mjs'

export function over(chunks) {
  return (onText) => {
    const read = createHandLoop(onText)
    for (const chunk of chunks) read(chunk)
  }
}
