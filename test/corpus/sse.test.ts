import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { from, pipe } from 'rxjs'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { operate } from '../../src/core/operate.ts'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { EventReader } from '../../src/stream/EventReader.ts'
import { LineReader } from '../../src/stream/LineReader.ts'
import { type ParseSseOptions, parseSse } from '../../src/stream/parseSse.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'
import { type SplitLinesOptions, splitLines } from '../../src/stream/splitLines.ts'
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

const layered = (limit: SplitLinesOptions, events: ParseSseOptions) =>
  pipe(decodeUtf8(), splitLines(limit), parseSse(events))
const fused = (limit: SplitLinesOptions, events: ParseSseOptions) =>
  operate<Uint8Array, SseEvent>((out) => new LineReader(new EventReader(out, events), limit))

function read(stage: typeof layered, chunks: Iterable<Uint8Array>, { maxLength, atEnd = 'discard' }: Options = {}) {
  const events: SseEvent[] = []
  let failure: string | undefined
  let complete = false
  from(chunks)
    .pipe(stage(maxLength === undefined ? {} : { maxLength }, { atEnd }))
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

  const stages = [
    ['in stages', layered],
    ['in one step', fused],
  ] as const
  const runs = cases.flatMap((body) => stages.map(([how, stage]) => [body.name, how, body, stage] as const))
  test.each(runs)('%s, %s', (_name, _how, body, stage) => {
    for (const cut of cutCase(body)) {
      chunkings += 1
      if (body.expectSummary !== undefined) {
        const { count, dataSha256 } = body.expectSummary
        const { events, complete } = read(
          stage,
          cut.chunks(),
          /16MiB/.test(body.name) ? { maxLength: 16 * MIB + 16 } : {},
        )
        expect({ cut: cut.name, ...summary(events), complete }).toEqual({
          cut: cut.name,
          count,
          dataSha256,
          complete: true,
        })
        continue
      }
      const expected = body.events?.map(ours)
      expect({ cut: cut.name, ...read(stage, cut.chunks()) }).toEqual({
        cut: cut.name,
        events: expected,
        failure: undefined,
        complete: true,
      })
      const flushed = body.eventsIfFlushedAtEof?.map(ours) ?? expected
      expect({ cut: cut.name, ...read(stage, cut.chunks(), { atEnd: 'emit' }) }).toMatchObject({
        cut: cut.name,
        events: flushed,
        complete: true,
      })
    }
    ran += 1
  })

  test.each(runs.filter(([name]) => /one-line-16MiB/.test(name)))(
    '%s, %s, passes the default limit',
    (_name, _how, body, stage) => {
      for (const cut of cutCase(body))
        expect(read(stage, cut.chunks())).toEqual({ events: [], failure: 'TooLarge', complete: false })
    },
  )

  test(`all ${CASES} cases have run`, () => {
    console.log(`sse.json: ${ran / stages.length} cases at ${chunkings} chunkings`)
    expect(ran / stages.length).toBeGreaterThanOrEqual(CASES)
  })
}
