import fc from 'fast-check'
import { catchError, from, lastValueFrom, throwError, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { encodeSse } from '../../src/stream/encodeSse.ts'
import { parseSse } from '../../src/stream/parseSse.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'
import { splitLines } from '../../src/stream/splitLines.ts'
import { stageContract } from './stageContract.ts'

const encode = (...events: Partial<SseEvent>[]) => lastValueFrom(from(events).pipe(encodeSse(), toArray()))

const unwritable = (reason: string) => ({
  _tag: 'InvalidRequest',
  message: `an event cannot be written: ${reason}`,
  committed: false,
  retryable: false,
})

stageContract<Partial<SseEvent>, string>({ stage: encodeSse, input: { data: 'a' }, output: 'data: a\n\n' })

test.each<[string, Partial<SseEvent>, string]>([
  ['data alone', { data: 'a' }, 'data: a\n\n'],
  ['no name for a message', { event: 'message', data: 'a' }, 'data: a\n\n'],
  ['another name', { event: 'ping', data: '{}' }, 'event: ping\ndata: {}\n\n'],
  ['an id', { data: 'a', id: '7' }, 'id: 7\ndata: a\n\n'],
  ['an empty id, which ends the one in force', { data: 'a', id: '' }, 'id: \ndata: a\n\n'],
  ['a retry', { data: 'a', retry: 3_000 }, 'retry: 3000\ndata: a\n\n'],
  ['a retry in plain digits, however long', { retry: 1e21 }, 'retry: 1000000000000000000000\n\n'],
  ['everything', { event: 'e', id: 'i', retry: 0, data: 'd' }, 'event: e\nid: i\nretry: 0\ndata: d\n\n'],
  ['a data line for each line of data', { data: 'a\nb\r\nc\rd\n' }, 'data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n'],
  ['an empty data line', { data: '' }, 'data: \n\n'],
  ['leading spaces', { data: ' a' }, 'data:  a\n\n'],
  ['what looks like a pattern of replacement', { data: '$&\n$1' }, 'data: $&\ndata: $1\n\n'],
  ['no line end at U+2028', { data: 'a\u2028b' }, 'data: a\u2028b\n\n'],
  ['a comment', { event: '', data: 'ping' }, ': ping\n\n'],
  ['a comment without a text', { event: '' }, ': \n\n'],
  ['a comment of two lines', { event: '', data: 'a\nb' }, ': a\n: b\n\n'],
  ['a comment without the fields it cannot have', { event: '', data: 'a', id: '7', retry: 5 }, ': a\n\n'],
])('writes %s', async (_name, event, text) => {
  expect(await encode(event)).toEqual([text])
})

test.each<[Partial<SseEvent>, string]>([
  [{ event: 'a\nb', data: 'x' }, 'its name has a line break'],
  [{ event: 'a\rdata: b', data: 'x' }, 'its name has a line break'],
  [{ id: 'a\nb', data: 'x' }, 'its id has a line break or a NUL'],
  [{ id: 'a\rb', data: 'x' }, 'its id has a line break or a NUL'],
  [{ id: 'a\0b', data: 'x' }, 'its id has a line break or a NUL'],
  [{ retry: -1, data: 'x' }, 'its retry is no whole number from 0'],
  [{ retry: 1.5, data: 'x' }, 'its retry is no whole number from 0'],
  [{ retry: Number.NaN, data: 'x' }, 'its retry is no whole number from 0'],
  [{ retry: Infinity, data: 'x' }, 'its retry is no whole number from 0'],
])('fails at %j, which a peer would read as something else', (event, reason) => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold<Partial<SseEvent>>(' -a-b-a-|', { a: { data: 'a' }, b: event })
      const sourceSubs = '                     ^--!    '
      const expected = '                       -a-#    '

      const texts = source.pipe(
        encodeSse(),
        catchError((error: ProviderError) => throwError(() => error.toJSON())),
      )
      expectObservable(texts).toBe(expected, { a: 'data: a\n\n' }, unwritable(reason))
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

describe('what is written is read back', () => {
  const text = fc.array(fc.oneof(fc.constantFrom('\n', ' ', ':', 'data', '\0', '\u2028', '\ufeff', '😀'), fc.string()))
  const withoutCr = text.map((pieces) => pieces.join('').replaceAll('\r', ''))
  const oneLine = withoutCr.map((value) => value.replaceAll('\n', ''))
  const id = oneLine.map((value) => value.replaceAll('\0', ''))
  const retry = fc.option(fc.maxSafeNat(), { nil: undefined })
  const named = fc
    .record({ event: oneLine, data: withoutCr, id, retry })
    .map(({ event, retry: wait, ...rest }): SseEvent => {
      const full = { event: event === '' ? 'message' : event, ...rest }
      return wait === undefined ? full : { ...full, retry: wait }
    })
  const read = (events: readonly Partial<SseEvent>[]) =>
    lastValueFrom(from(events).pipe(encodeSse(), splitLines(), parseSse({ comments: true }), toArray()))

  test('exactly, where every event is whole and no data has a CR', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(named), async (events) => {
        expect(await read(events)).toEqual(events)
      }),
      { numRuns: 500 },
    )
  })

  test('with CR and CRLF of the data become LF', async () => {
    const lineEnds = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n')).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(lineEnds, async (data) => {
        expect(await read([{ data }])).toEqual([{ event: 'message', data: data.replace(/\r\n?/g, '\n'), id: '' }])
      }),
    )
  })

  test('with the id in force where an event gives none, comments included', async () => {
    expect(
      await read([
        { data: 'a', id: '7' },
        { data: 'b' },
        { event: '', data: 'ping', id: '8' },
        { id: '' },
        { data: 'c' },
      ]),
    ).toEqual([
      { event: 'message', data: 'a', id: '7' },
      { event: 'message', data: 'b', id: '7' },
      { event: '', data: 'ping', id: '7' },
      { event: 'message', data: 'c', id: '' },
    ])
  })
})
