import { createHandLoop } from './createHandLoop.mjs'
import { sendQuestion } from './sendQuestion.mjs'

/** The floor: `undici.request` and a loop. */
export function connect(baseUrl) {
  return async (onText) => {
    const read = createHandLoop(onText)
    for await (const bytes of await sendQuestion(baseUrl)) read(bytes)
  }
}

export function over(chunks) {
  return (onText) => {
    const read = createHandLoop(onText)
    for (const chunk of chunks) read(chunk)
  }
}
