import { isRight } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { concatMap, defer, filter, from, map, of, takeWhile, throwError } from 'rxjs'
import { fetchOver } from './fetchOver.mjs'
import { nowhere } from './nowhere.mjs'
import { question } from './question.mjs'

const delta = t.partial({ content: t.string })
const chunkCodec = t.type({ choices: t.array(t.type({ delta })) })

/** RxJS as tutorials show it: `fetch`, `from(body)`, and a `concatMap` for each step. */
export function connect(baseUrl, fetch = globalThis.fetch) {
  const chat = defer(() => {
    let rest = ''
    const decoder = new TextDecoder()
    const answer = fetch(`${baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
      body: JSON.stringify({ ...question, stream: true }),
    })
    return from(answer).pipe(
      concatMap((response) => from(response.body)),
      map((bytes) => decoder.decode(bytes, { stream: true })),
      concatMap((text) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop()
        return from(lines)
      }),
      filter((line) => line.startsWith('data: ')),
      map((line) => line.slice(6)),
      takeWhile((data) => data !== '[DONE]'),
      map((data) => chunkCodec.decode(JSON.parse(data))),
      concatMap((decoded) => (isRight(decoded) ? of(decoded.right) : throwError(() => new Error('not a chunk')))),
      concatMap(({ choices }) => from(choices)),
      map((choice) => choice.delta.content ?? ''),
      filter((content) => content !== ''),
    )
  })
  return (onText) =>
    new Promise((resolve, reject) => {
      chat.subscribe({ next: onText, error: reject, complete: resolve })
    })
}

export const over = (chunks) => connect(nowhere, fetchOver(chunks))
