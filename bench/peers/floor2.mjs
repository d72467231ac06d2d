import { Agent, request } from 'undici'
import { createSplitLoop } from './createSplitLoop.mjs'
import { question } from './question.mjs'

const dispatcher = new Agent()

/** The second floor: events instead of `for await`, and the other loop. */
export function connect(baseUrl) {
  return async (onText) => {
    const { body } = await request(new URL(`${baseUrl}/chat/completions`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
      body: JSON.stringify({ ...question, stream: true }),
      dispatcher,
    })
    await new Promise((resolve, reject) => {
      body.on('data', createSplitLoop(onText)).once('end', resolve).once('error', reject)
    })
  }
}
