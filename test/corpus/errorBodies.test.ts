import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openai } from '../../src/providers/openai.ts'
import { listen } from '../wire/listen.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { corpus } from './corpus.ts'

interface ErrorBody {
  readonly origin: string
  readonly provider: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const CASES = 35
const TAGS: Readonly<Record<number, string>> = {
  400: 'InvalidRequest',
  401: 'Unauthorized',
  404: 'InvalidRequest',
  409: 'HttpStatus',
  429: 'RateLimited',
}

/** Where each of these services puts its message; what a gateway says of itself comes before what it was told. */
function messageIn(body: string): string {
  const { error, message, detail } = JSON.parse(body) as {
    readonly error?: string | { readonly message: string; readonly metadata?: { readonly raw: string } }
    readonly message?: string
    readonly detail?: string
  }
  if (typeof error === 'object') return [error.message, error.metadata?.raw].filter(Boolean).join(': ')
  return error ?? message ?? detail ?? ''
}

const folder = corpus()

if (folder === undefined) {
  test('the answers of error-bodies.json', () => {
    console.log(`corpus not found: ${CASES} cases skipped (error-bodies.json)`)
    expect(process.env.RIVULET_CORPUS ?? '').toBe('')
  })
} else {
  const { cases } = JSON.parse(readFileSync(join(folder, 'streams', 'error-bodies.json'), 'utf8')) as {
    readonly cases: readonly ErrorBody[]
  }
  let ran = 0

  test.each(cases.map((one) => [one.provider, one.status, one.origin, one] as const))(
    '%s, %i (%s)',
    async (_provider, status, _origin, { headers, body }) => {
      for (const pieces of [body, [...Buffer.from(body)].map((byte) => Uint8Array.of(byte))]) {
        const transport = memoryTransport(pieces, { status, headers: { ...headers, 'x-request-id': 'req_1' } })
        const { events, error } = await listen(
          openai.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }]),
        )
        expect(events).toEqual([])
        expect(error).toEqual({
          _tag: TAGS[status],
          message: messageIn(body),
          provider: 'openai',
          status,
          requestId: 'req_1',
          committed: false,
          retryable: status === 409 || status === 429,
        })
        expect(transport.closed).toBe(1)
      }
      ran += 1
    },
  )

  test(`all ${CASES} answers were read`, () => {
    console.log(`error-bodies.json: ${ran} answers`)
    expect(ran).toBeGreaterThanOrEqual(CASES)
    expect(ran).toBe(cases.length)
  })
}
