import { createSplitLoop } from '../peers/createSplitLoop.mjs'

export function over(chunks) {
  return (onText) => {
    const read = createSplitLoop(onText)
    for (const chunk of chunks) read(chunk)
  }
}
