import { gzipSync } from 'node:zlib'
import type { ProviderConfig } from '../../../src/index.ts'
import type { Behave, Expected, FaultCase, FaultRow, Stage } from '../FaultRow.ts'
import { planted } from '../secrets.ts'
import { answer } from './statuses.ts'

const LINE = 2 * 1024 * 1024
const hello = ({ wire }: Stage) => wire.open + wire.token('Hel') + wire.token('lo')
const end = ({ wire }: Stage) => wire.closing + wire.mark
const whole: Expected = { outcome: 'complete', tokens: ['Hel', 'lo'] }
const asked = (_tag: string, more: NonNullable<Expected['error']> = {}): Expected => ({
  outcome: 'error',
  error: { _tag, committed: false, retryable: false, ...more },
  retry: false,
  fallback: true,
})

/** The reply, with something in the middle of it. */
const around =
  (middle: (stage: Stage) => string, headers: Readonly<Record<string, string>> = {}): Behave =>
  (connection, stage) => {
    connection.head(200, headers)
    connection.send(hello(stage) + middle(stage), end(stage))
    connection.finish()
  }

/** All of it a byte at a time. */
const byteByByte =
  (text: (stage: Stage) => string): Behave =>
  (connection, stage) => {
    connection.head()
    connection.send(...[...Buffer.from(text(stage))].map((byte) => Uint8Array.of(byte)))
    connection.finish()
  }

const refuses = (name: string, config: ProviderConfig): FaultCase => ({
  name,
  play: (stage) => ({ source: stage.provider(config)(stage.messages) as never }),
  expect: { outcome: 'thrown', error: { _tag: 'Config', committed: false, retryable: false } },
})

/** What a service that quotes everything back would say. */
const quoted = `${planted.key}, ${planted.header}, ${planted.prompt}`

export const hostile: readonly FaultRow[] = [
  {
    number: 'F61',
    title: 'a line without an end',
    does: '`TooLarge` beyond `maxLineLength`, 1 MiB unless you say otherwise',
    cases: [
      {
        name: 'first',
        fault(connection) {
          connection.head()
          connection.send('data: ', 'x'.repeat(LINE))
        },
        expect: asked('TooLarge'),
      },
      {
        name: 'later',
        fault(connection, stage) {
          connection.head()
          connection.send(hello(stage), 'x'.repeat(LINE))
        },
        expect: {
          outcome: 'error',
          tokens: ['Hel', 'lo'],
          error: { _tag: 'TooLarge', committed: true, retryable: false },
          retry: false,
          fallback: false,
        },
      },
    ],
  },
  {
    number: 'F62',
    title: 'a hundred thousand blank lines and comments',
    does: 'reads past them',
    cases: [
      { name: 'blank', fault: around(() => '\n'.repeat(100_000)), expect: whole },
      { name: 'comments', wires: ['chat', 'anthropic'], fault: around(() => ':\n'.repeat(100_000)), expect: whole },
    ],
  },
  {
    number: 'F63',
    title: 'every byte alone',
    does: 'the same tokens',
    cases: [{ name: 'bytes', fault: byteByByte((stage) => hello(stage) + end(stage)), expect: whole }],
  },
  {
    number: 'F64',
    title: 'a compressed body that would swell a thousandfold',
    does: '`HttpStatus`: nothing is unpacked',
    cases: [
      {
        name: 'a bomb',
        fault(connection) {
          const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024))
          connection.head(200, { 'content-encoding': 'gzip', 'content-length': String(bomb.length) })
          connection.send(bomb)
          connection.finish()
        },
        expect: { ...asked('HttpStatus', { status: 200 }), says: /gzip, which was not asked for/ },
      },
    ],
  },
  {
    number: 'F65',
    title: 'a compressed body, although none was asked for',
    does: '`HttpStatus`, naming the encoding',
    cases: ['gzip', 'br'].map((encoding) => ({
      name: encoding,
      fault: around(() => '', { 'content-encoding': encoding }),
      expect: { ...asked('HttpStatus', { status: 200 }), says: new RegExp(encoding) },
    })),
  },
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
        expect: { outcome: 'error', error: { _tag: 'Unauthorized', retryable: false }, facts: { requests: 0 } },
      },
    ],
  },
  {
    number: 'F69',
    title: 'a service that quotes key, headers and messages back',
    does: 'blacks them out, in every place that a log could show',
    cases: [
      {
        name: 'in a status',
        fault: answer(
          401,
          { 'content-type': 'application/json' },
          JSON.stringify({ error: { message: `bad: ${quoted}` } }),
        ),
        expect: { ...asked('Unauthorized', { status: 401 }), says: /^bad: / },
      },
      {
        name: 'in a page',
        fault: answer(200, { 'content-type': 'text/html' }, quoted),
        expect: asked('HttpStatus', { status: 200 }),
      },
      {
        name: 'in a redirect',
        fault: answer(302, { location: `http://elsewhere.invalid/${planted.key}` }),
        expect: asked('HttpStatus', { status: 302 }),
      },
      {
        name: 'in an event',
        fault: (connection, { wire }) => {
          connection.head()
          connection.send(wire.overloaded(quoted))
          connection.finish()
        },
        expect: { outcome: 'error', error: { _tag: 'Upstream', retryable: true }, retry: true, fallback: true },
      },
      {
        name: 'in what is no JSON',
        fault: (connection, { wire }) => {
          connection.head()
          connection.send(wire.event(`{${quoted}`), wire.mark)
          connection.finish()
        },
        expect: asked('Decode', { path: '' }),
      },
      {
        name: 'in a header and the request id',
        fault: answer(500, { 'x-request-id': planted.key, 'content-type': planted.header }, quoted),
        expect: {
          outcome: 'error',
          error: { _tag: 'HttpStatus', status: 500, retryable: true },
          retry: true,
          fallback: true,
        },
      },
      {
        name: 'instead of HTTP',
        fault: (connection) => {
          connection.raw(quoted)
          connection.end()
        },
        expect: { outcome: 'error', error: { _tag: 'Network', phase: 'headers' }, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F70',
    title: 'a base URL or proxy that is no http or https URL',
    does: '`Config` from the factory',
    retry: 'no',
    fallback: '–',
    cases: ['', 'nonsense', 'file:///etc/passwd', 'javascript:alert(1)', `ftp://u:${planted.proxyPassword}@h`].flatMap(
      (url) => [refuses(`baseUrl ${url}`, { baseUrl: url }), refuses(`proxy ${url}`, { proxy: url })],
    ),
  },
  {
    number: 'F80',
    title: 'line separators that are none, and characters cut in half',
    does: 'delivers them as they are',
    cases: [
      {
        name: 'a byte at a time',
        fault: byteByByte(
          (stage) => `${stage.wire.open}${stage.wire.token('a\u2028b\u0085c')}${stage.wire.token('😀é')}${end(stage)}`,
        ),
        expect: { outcome: 'complete', tokens: ['a\u2028b\u0085c', '😀é'] },
      },
    ],
  },
  {
    number: 'F81',
    title: 'a byte order mark, CR as line end, no last line end',
    does: 'reads them',
    cases: [
      {
        name: 'BOM',
        fault: (connection, stage) => {
          connection.head()
          connection.send(`\ufeff${hello(stage)}${end(stage).trimEnd()}`)
          connection.finish()
        },
        expect: whole,
      },
      {
        name: 'CR',
        wires: ['chat', 'anthropic'],
        fault: byteByByte((stage) => (hello(stage) + end(stage)).replaceAll('\n', '\r')),
        expect: whole,
      },
    ],
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
          const server = await stage.serve((connection) =>
            around(({ wire }) => wire.token('!').replaceAll('{', `${wicked},`))(connection, stage),
          )
          const source = stage.ask(server, { body: JSON.parse(`${wicked},"more":1}`) })
          return {
            source,
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
          const server = await stage.serve(around(() => ''))
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
