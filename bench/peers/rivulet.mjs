import { Observable, of } from 'rxjs'
import { fallback, openai, pipeProvider, retryBackoff, text, tokenTimeout } from '../../dist/esm/index.js'
import { nowhere } from './nowhere.mjs'
import { question } from './question.mjs'

const { model, messages } = question

/** rivulet with everything switched on: the check of each chunk, a timeout and a retry, and a spare provider; `text()` last. */
export function connect(baseUrl, config = {}) {
  const lane = (own) =>
    pipeProvider(
      openai.events({ apiKey: 'bench', model, ...own }),
      tokenTimeout({ first: 60_000, each: 60_000 }),
      retryBackoff({ count: 2 }),
    )
  const chat = pipeProvider(fallback([lane({ baseUrl, ...config }), lane({ baseUrl: nowhere })]), text())
  return (onText) =>
    new Promise((resolve, reject) => {
      chat(messages).subscribe({ next: onText, error: reject, complete: resolve })
    })
}

/** The same over a transport that has the bytes already. */
export function over(chunks) {
  const body = new Observable((subscriber) => {
    for (const chunk of chunks) {
      if (subscriber.closed) return
      subscriber.next(chunk)
    }
    subscriber.complete()
  })
  const head = { status: 200, headers: { 'content-type': 'text/event-stream' }, body }
  return connect(nowhere, { transport: () => of(head) })
}
