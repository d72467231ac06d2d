import { once } from 'node:events'
import { type IncomingMessage, request as send } from 'node:http'
import { type ChatEvent, openai, type Provider } from 'rivulet'
import { cut, type Emulator, type EmulatorOptions, hang, reply, stall, startEmulator, status } from 'rivulet/testing'

/** A server under test, listening on a port of its own. */
export interface Served {
  readonly port: number
  close(): unknown
}

interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

interface Subject {
  serve(chat: Provider<ChatEvent>): Promise<Served>
  /** Where an event stream is answered, and where plain text. */
  readonly sse?: Route
  readonly plain?: Route
  /** What a failure before the first token looks like. Default: as `toResponse` writes it. */
  readonly failure?: (statusCode: number, tag: string, message: string) => unknown
  /** Whether the framework passes `retry-after` on. Default true. */
  readonly retryAfter?: boolean
}

const QUESTION = { messages: [{ role: 'user', content: 'Hi' }] }

/** What every framework owes: over real HTTP, from the emulated service through the framework to a client. */
export function battery(name: string, subject: Subject): void {
  describe(name, () => defineTests(subject))
}

function defineTests({ serve, sse, plain, failure = asJson, retryAfter = true }: Subject): void {
  let emulator: Emulator
  let served: Served

  async function setUp(script: EmulatorOptions['openai']): Promise<void> {
    emulator = await startEmulator({ openai: script })
    served = await serve(openai.events({ baseUrl: emulator.baseUrl('openai'), apiKey: 'sk-secret-key' }))
  }

  afterEach(async () => {
    await served.close()
    await emulator.close()
  })

  const ask = (route: Route) => client(served.port, route)

  describe.each(routes({ sse, plain }))('as %s', (format, route) => {
    test('passes tokens on while the reply still runs', async () => {
      await setUp(reply('Hel', 'lo', stall()))
      const { incoming, leave } = await ask(route)
      let body = ''
      incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      while (!textOf(format, body).startsWith('Hello')) await turn()

      expect(incoming.statusCode).toBe(200)
      expect(emulator.requests[0]?.ending).toBeUndefined()
      leave()
    })

    test('gives the whole reply', async () => {
      await setUp(reply('Grüße\n', '😀', ' data: x\r\n'))
      const { incoming } = await ask(route)
      const { body, complete } = await bodyOf(incoming)

      expect(textOf(format, body)).toBe('Grüße\n😀 data: x\r\n')
      expect(complete).toBe(true)
      if (format === 'sse') expect(lastEvent(body)).toMatchObject({ event: 'done' })
    })

    test.each([
      ['amid the reply', reply('Hel', stall()), true],
      ['before the first token', hang(), false],
    ])('a client that leaves %s closes the provider’s socket within 100 ms', async (_moment, script, speaks) => {
      await setUp(script)
      const times: number[] = []
      // The best of three: what is measured is the way of the news, not how busy the machine is.
      for (let i = 0; i < 3; i++) {
        const { leave, head } = open(served.port, route)
        while (emulator.requests.length <= i) await turn()
        if (speaks) await head
        else head.catch(() => {})
        const left = performance.now()
        leave()
        expect(await emulator.requests[i]?.closed).toBe('by-client')
        times.push(performance.now() - left)
      }

      expect(Math.min(...times)).toBeLessThan(100)
    })

    test.each([
      ['RateLimited', 429, refused(429, 'slow down', 2), 'slow down'],
      ['Unauthorized', 502, refused(401, 'wrong key sk-secret-key'), 'the model service refused this server'],
      ['InvalidRequest', 400, refused(400, 'too long'), 'too long'],
      ['HttpStatus', 502, refused(503, 'overloaded'), 'overloaded'],
    ])('%s before the first token is a %i', async (tag, code, script, message) => {
      await setUp(script)
      const { incoming } = await ask(route)
      const { body, complete } = await bodyOf(incoming)

      expect(incoming.statusCode).toBe(code)
      expect(complete).toBe(true)
      expect(JSON.parse(body)).toMatchObject(failure(code, tag, message) as object)
      expect(body).not.toContain('sk-secret-key')
      if (retryAfter && code === 429) expect(incoming.headers['retry-after']).toBe('2')
    })

    test('an error after the first token is no clean end', async () => {
      await setUp(reply('Hel', 'lo', cut()))
      const { incoming } = await ask(route)
      const { body, complete } = await bodyOf(incoming)

      expect(textOf(format, body)).toBe('Hello')
      if (format === 'sse') {
        expect(lastEvent(body)).toMatchObject({ event: 'error', data: { _tag: 'Interrupted' } })
        expect(body).not.toContain('event: done')
      } else expect(complete).toBe(false)
    })
  })
}

const refused = (code: number, message: string, retryAfter?: number) =>
  status(code, { body: { error: { message } }, ...(retryAfter === undefined ? {} : { retryAfter }) })

const turn = () => new Promise((resolve) => setImmediate(resolve))

function asJson(_status: number, tag: string, message: string): unknown {
  return { error: { _tag: tag, message } }
}

function routes(given: { sse?: Route | undefined; plain?: Route | undefined }): ['sse' | 'plain', Route][] {
  return (['sse', 'plain'] as const).flatMap((format) => (given[format] ? [[format, given[format]]] : []))
}

/** A client without a pool: one that leaves closes its connection. */
function open(port: number, { method, path }: Route) {
  const outgoing = send({ host: '127.0.0.1', port, method, path, agent: false })
  outgoing.on('error', () => {})
  if (method === 'POST') {
    outgoing.setHeader('content-type', 'application/json')
    outgoing.end(JSON.stringify(QUESTION))
  } else outgoing.end()
  const head = once(outgoing, 'response').then(([incoming]) => incoming as IncomingMessage)
  return { head, leave: () => outgoing.destroy() }
}

async function client(port: number, route: Route) {
  const { head, leave } = open(port, route)
  // A connection that is left is an error to its reader.
  const incoming = (await head).on('error', () => {})
  return { incoming, leave }
}

/** The body, and whether it ended as HTTP says that it should. */
async function bodyOf(incoming: IncomingMessage) {
  let body = ''
  incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
  await new Promise((resolve) => incoming.on('error', () => {}).on('close', resolve))
  return { body, complete: incoming.complete }
}

interface Read {
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

function eventsOf(body: string): Read[] {
  return body
    .split('\n\n')
    .slice(0, -1)
    .map((block) => {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
      return { event: fields['event'] ?? 'message', data: JSON.parse(fields['data'] ?? '{}') as Read['data'] }
    })
}

function lastEvent(body: string): Read | undefined {
  return eventsOf(body).at(-1)
}

function textOf(format: 'sse' | 'plain', body: string): string {
  if (format === 'plain') return body
  return eventsOf(body)
    .filter(({ event }) => event === 'message')
    .map(({ data }) => data['text'])
    .join('')
}
