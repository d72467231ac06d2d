import { fallback, openai, pipeProvider, retryBackoff, text, tokenTimeout } from '../../dist/esm/index.js'
import { question } from './question.mjs'

const { model, messages } = question

/** The stack of the README, everything switched on. `transport` replaces the network. */
export function connect(baseUrl, transport) {
  const lane = (config) =>
    pipeProvider(
      openai.events({ apiKey: 'bench', model, ...config }),
      tokenTimeout({ first: 60_000, each: 60_000 }),
      retryBackoff({ count: 2 }),
    )
  const first = lane(transport ? { baseUrl, transport } : { baseUrl })
  const chat = pipeProvider(fallback([first, lane({ baseUrl: 'http://127.0.0.1:9' })]), text())
  return (onText) =>
    new Promise((resolve, reject) => {
      chat(messages).subscribe({ next: onText, error: reject, complete: resolve })
    })
}
