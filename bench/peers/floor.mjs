import { request } from 'undici'
import { createHandLoop } from './createHandLoop.mjs'
import { question } from './question.mjs'

/** The floor: `undici.request` and a loop. */
export function connect(baseUrl) {
  return async (onText) => {
    const { body } = await request(`${baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
      body: JSON.stringify({ ...question, stream: true }),
    })
    const read = createHandLoop(onText)
    for await (const bytes of body) read(bytes)
  }
}
