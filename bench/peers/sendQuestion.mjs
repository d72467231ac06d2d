import { request } from 'undici'
import { question } from './question.mjs'

/** Asks with plain undici; the answer's body is a Node stream. */
export async function sendQuestion(baseUrl) {
  const { body } = await request(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
    body: JSON.stringify({ ...question, stream: true }),
  })
  return body
}
