import type { ProviderConfig } from '../../../src/index.ts'
import type { FaultCase, FaultRow } from '../FaultRow.ts'
import { end, hello, open, says } from '../says.ts'
import { planted } from '../secrets.ts'

const refuses = (name: string, config: ProviderConfig): FaultCase => ({
  name,
  play: (stage) => ({ source: stage.provider(config)(stage.messages) as never }),
  expect: { outcome: 'thrown', error: { _tag: 'Config', committed: false, retryable: false } },
})
const urls = ['', 'nonsense', 'file:///etc/passwd', 'javascript:alert(1)', `ftp://u:${planted.proxyPassword}@h`]

export const smuggling: readonly FaultRow[] = [
  {
    number: 'F68',
    title: 'a key or a header that would smuggle in another',
    does: '`Config` from the factory, without the value; from a function that gives the key `Unauthorized`',
    retry: 'no',
    fallback: '–',
    cases: [
      refuses('newline', { apiKey: `${planted.key}\nx-more: y` }),
      refuses('zero', { apiKey: `${planted.key}\0` }),
      refuses('not Latin-1', { apiKey: `${planted.key}…` }),
      refuses('header', { headers: { 'x-a': `${planted.header}\r\nx-more: y` } }),
      {
        name: 'function',
        play: async (stage) => {
          const server = await stage.serve()
          const ask = stage.provider({ baseUrl: server.url, apiKey: () => `${planted.key}\nx-more: y` })
          return {
            source: ask(stage.messages, stage.options) as never,
            facts: () => ({ requests: server.requests.length }),
          }
        },
        expect: {
          outcome: 'error',
          error: { _tag: 'Unauthorized', committed: false, retryable: false },
          facts: { requests: 0 },
        },
      },
    ],
  },
  {
    number: 'F70',
    title: 'a base URL or proxy that is no http or https URL',
    does: '`Config` from the factory',
    retry: 'no',
    fallback: '–',
    cases: urls.flatMap((url) => [
      refuses(`baseUrl ${url}`, { baseUrl: url }),
      refuses(`proxy ${url}`, { proxy: url }),
    ]),
  },
  {
    number: 'F82',
    title: '`__proto__` in what a service or a caller says',
    does: 'nothing is polluted',
    cases: [
      {
        name: 'in events and options',
        play: async (stage) => {
          const wicked = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'
          const server = await stage.serve(
            says(open, hello, (wire) => wire.token('!').replaceAll('{', `${wicked},`), end),
          )
          return {
            source: stage.ask(server, { body: JSON.parse(`${wicked},"more":1}`) }),
            facts: () => ({
              polluted: 'polluted' in {},
              sent: /polluted/.test(server.requests[0] ?? ''),
              more: /"more":1/.test(server.requests[0] ?? ''),
            }),
          }
        },
        expect: {
          outcome: 'complete',
          tokens: ['Hel', 'lo', '!'],
          facts: { polluted: false, sent: false, more: true },
        },
      },
    ],
  },
  {
    number: 'F83',
    title: 'options that would replace what is the library’s to say',
    does: 'they never reach the body',
    cases: [
      {
        name: 'smuggled',
        play: async (stage) => {
          const server = await stage.serve(says(open, hello, end))
          const smuggled = { stream: false, messages: [], signal: 1, proxy: 'p', timeout: 1, apiKey: 'k', top_k: 3 }
          return {
            source: stage.ask(server, { body: smuggled }),
            facts: () => {
              const [, text = '{}'] = server.requests[0]?.split('\r\n\r\n') ?? []
              const { stream, messages, signal, proxy, timeout, apiKey, top_k } = JSON.parse(text)
              return {
                stream: stream ?? true,
                said: messages.length,
                smuggled: [signal, proxy, timeout, apiKey].some(Boolean),
                top_k,
              }
            },
          }
        },
        expect: {
          outcome: 'complete',
          tokens: ['Hel', 'lo'],
          facts: { stream: true, said: 1, smuggled: false, top_k: 3 },
        },
      },
    ],
  },
]
