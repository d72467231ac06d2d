import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { from } from 'rxjs'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { parseSse } from '../../src/stream/parseSse.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'
import { splitLines } from '../../src/stream/splitLines.ts'
import { corpus } from './corpus.ts'
import { type Body, cutCase } from './cutCase.ts'

interface ExpectedEvent {
  readonly event: string | null
  readonly data: string
  readonly id: string
  readonly retry: number | null
}

interface Case extends Body {
  readonly name: string
  readonly byteLength?: number
  readonly events?: readonly ExpectedEvent[]
  readonly eventsIfFlushedAtEof?: readonly ExpectedEvent[]
  readonly expectSummary?: { readonly count: number; readonly dataSha256: string }
}

interface Options {
  readonly maxLength?: number
  readonly atEnd?: 'emit' | 'discard'
}

const CASES = 101
const MIB = 1_048_576

function read(chunks: Iterable<Uint8Array>, { maxLength, atEnd = 'discard' }: Options = {}) {
  const events: SseEvent[] = []
  let failure: string | undefined
  let complete = false
  from(chunks)
    .pipe(decodeUtf8(), splitLines(maxLength === undefined ? {} : { maxLength }), parseSse({ atEnd }))
    .subscribe({
      next: (event) => events.push(event),
      error: (error: ProviderError) => {
        failure = error._tag
      },
      complete: () => {
        complete = true
      },
    })
  return { events, failure, complete }
}

const ours = ({ event, data, id, retry }: ExpectedEvent): SseEvent => ({
  event: event ?? 'message',
  data,
  id,
  ...(retry === null ? {} : { retry }),
})

const summary = (events: readonly SseEvent[]) => ({
  count: events.length,
  dataSha256: createHash('sha256')
    .update(events.map(({ data }) => data).join('\u001e'))
    .digest('hex'),
})

const folder = corpus()
const { cases } = (
  folder === undefined ? { cases: [] } : JSON.parse(readFileSync(join(folder, 'sse.json'), 'utf8'))
) as { readonly cases: readonly Case[] }

if (folder === undefined) {
  test('the cases of sse.json', () => {
    console.log(`corpus not found: ${CASES} cases skipped (sse.json)`)
    expect(process.env.RIVULET_CORPUS ?? '').toBe('')
  })
} else {
  let ran = 0
  let chunkings = 0

  test.each(cases.map((body) => [body.name, body] as const))('%s', (_name, body) => {
    for (const cut of cutCase(body)) {
      chunkings += 1
      if (body.expectSummary !== undefined) {
        const { count, dataSha256 } = body.expectSummary
        const { events, complete } = read(cut.chunks(), /16MiB/.test(body.name) ? { maxLength: 16 * MIB + 16 } : {})
        expect({ cut: cut.name, ...summary(events), complete }).toEqual({
          cut: cut.name,
          count,
          dataSha256,
          complete: true,
        })
        continue
      }
      const expected = body.events?.map(ours)
      expect({ cut: cut.name, ...read(cut.chunks()) }).toEqual({
        cut: cut.name,
        events: expected,
        failure: undefined,
        complete: true,
      })
      const flushed = body.eventsIfFlushedAtEof?.map(ours) ?? expected
      expect({ cut: cut.name, ...read(cut.chunks(), { atEnd: 'emit' }) }).toMatchObject({
        cut: cut.name,
        events: flushed,
        complete: true,
      })
    }
    ran += 1
  })

  test.each(cases.filter(({ name }) => /one-line-16MiB/.test(name)).map((body) => [body.name, body] as const))(
    '%s passes the default limit',
    (_name, body) => {
      for (const cut of cutCase(body))
        expect(read(cut.chunks())).toEqual({ events: [], failure: 'TooLarge', complete: false })
    },
  )

  test(`all ${CASES} cases have run`, () => {
    console.log(`sse.json: ${ran} cases at ${chunkings} chunkings`)
    expect(ran).toBeGreaterThanOrEqual(CASES)
  })
}
