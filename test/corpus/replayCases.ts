import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { Transport } from '../../src/transport/Transport.ts'
import { type Heard, listen } from '../wire/listen.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { corpus } from './corpus.ts'

interface DialectCase {
  readonly name: string
  readonly dialect: string
  readonly bodyBase64: string
  readonly tokens: readonly string[]
  readonly outcome: 'complete' | 'error'
  readonly errorKind?: 'provider' | 'truncated' | 'parse' | 'decode' | 'content-type'
  readonly retryable?: boolean
  readonly reasoning?: string
  readonly finishReason?: string
  /** Where it is not that of its dialect. */
  readonly contentType?: string
  /** `line`: for the providers that read lines, not events. */
  readonly reader?: 'line'
}

interface Replay {
  readonly dialect: string
  /** How many there are at least. */
  readonly cases: number
  readonly contentType: string
  provider(transport: Transport, reader?: 'line'): Provider<ChatEvent>
}

const TAGS = {
  provider: ['Upstream', 'RateLimited', 'QuotaExhausted', 'Unauthorized', 'InvalidRequest'],
  truncated: ['Interrupted'],
  parse: ['Decode'],
  decode: ['Decode'],
  'content-type': ['HttpStatus'],
} as const

/** Plays the cases of `dialects.json` in one dialect, cut at every byte; one that says nothing at all is `Empty`. */
export function replayCases({ dialect, cases: count, contentType, provider }: Replay): void {
  const folder = corpus()
  if (folder === undefined) {
    test(`the cases of ${dialect}`, () => {
      console.log(`corpus not found: ${count} cases skipped (dialects.json, ${dialect})`)
      expect(process.env.RIVULET_CORPUS ?? '').toBe('')
    })
    return
  }
  const all = JSON.parse(readFileSync(join(folder, 'dialects.json'), 'utf8')) as { readonly cases: DialectCase[] }
  const cases = all.cases.filter((body) => body.dialect === dialect)
  let ran = 0

  test.each(cases.map((body) => [body.name, body] as const))('%s at every cut', async (_name, body) => {
    const bytes = Buffer.from(body.bodyBase64, 'base64')
    const cuts = [...Array.from(bytes, (_, at) => [bytes.subarray(0, at), bytes.subarray(at)]), [...each(bytes)]]
    for (const pieces of cuts) {
      const transport = memoryTransport(pieces, { headers: { 'content-type': body.contentType ?? contentType } })
      const heard = await listen(provider(transport, body.reader)([{ role: 'user', content: 'Hello!' }]))
      const said = (type: ChatEvent['type']) =>
        heard.events.flatMap((event) => (event.type === type && 'text' in event ? [event.text] : []))
      const finish = heard.events.flatMap((event) => (event.type === 'finish' ? [event.raw] : []))
      expect({
        tokens: said('text'),
        reasoning: said('reasoning').join(''),
        tag: heard.error?._tag,
        ...(body.finishReason === undefined ? {} : { finish }),
        ...(body.retryable === undefined ? {} : { retryable: heard.error?.retryable }),
      }).toEqual({
        tokens: body.tokens,
        reasoning: body.reasoning ?? '',
        tag: tagOf(body, heard),
        ...(body.finishReason === undefined ? {} : { finish: [body.finishReason] }),
        ...(body.retryable === undefined ? {} : { retryable: body.retryable }),
      })
    }
    ran += 1
  })

  test(`all ${count} cases of ${dialect} have run`, () => {
    console.log(`dialects.json: ${ran} cases of ${dialect}`)
    expect(ran).toBeGreaterThanOrEqual(count)
    expect(ran).toBe(cases.length)
  })
}

function* each(bytes: Buffer): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1)
}

/** A kind stands for several tags: the actual one, if it is one of them. */
function tagOf({ outcome, errorKind, tokens, reasoning }: DialectCase, { events, error }: Heard): string | undefined {
  if (outcome === 'complete') {
    const silent = tokens.length === 0 && reasoning === undefined && !events.some(({ type }) => type === 'toolCall')
    return silent ? 'Empty' : undefined
  }
  const tags: readonly string[] = TAGS[errorKind ?? 'provider']
  return tags.find((tag) => tag === error?._tag) ?? tags.join(' or ')
}
