import { createParser } from 'eventsource-parser'
import fc from 'fast-check'
import { catchError, concatMap, defer, from, lastValueFrom, pipe, take, throwError, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { encodeSse } from '../../src/stream/encodeSse.ts'
import { type ParseSseOptions, parseSse } from '../../src/stream/parseSse.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'
import { splitLines } from '../../src/stream/splitLines.ts'
import { stageContract } from './stageContract.ts'

const parse = (lines: readonly string[], options?: ParseSseOptions): Promise<SseEvent[]> =>
  lastValueFrom(from(lines).pipe(parseSse(options), toArray()))

const readBytes = (chunks: readonly Uint8Array[], options?: ParseSseOptions): Promise<SseEvent[]> =>
  lastValueFrom(from(chunks).pipe(decodeUtf8(), splitLines(), parseSse(options), toArray()))

const message = (data: string, id = ''): SseEvent => ({ event: 'message', data, id })
const comment = (data: string, id = ''): SseEvent => ({ event: '', data, id })

const tooLarge = (maxLength: number) => ({
  _tag: 'TooLarge',
  message: `the data of an event is longer than ${maxLength} characters`,
  committed: false,
  retryable: false,
})

const marbles = (run: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run)

// A comment makes an event of a single line, and the contract wants one output for one input.
stageContract<string, SseEvent>({
  stage: () => parseSse({ comments: true }),
  input: ': ping',
  output: comment('ping'),
  partial: 'id: 7',
})

// So does a data line followed by its blank line, taken as one input.
stageContract<readonly string[], SseEvent>({
  stage: () =>
    pipe(
      concatMap((lines) => from(lines)),
      parseSse(),
    ),
  input: ['data: a', ''],
  output: message('a'),
  partial: ['event: x', 'retry: 5', 'data: half'],
})

test('an event is emitted at its blank line', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -a-b-n---i-a-n-b-|', { a: 'data: a', b: 'data: b', i: 'id: 7', n: '' })
    const sourceSubs = '  ^----------------!'
    const expected = '    -----x-------y---|'

    expectObservable(source.pipe(parseSse())).toBe(expected, { x: message('a\nb'), y: message('a', '7') })
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

describe('data', () => {
  test.each<[string, string[], SseEvent[]]>([
    ['lines are joined by LF', ['data: a', 'data: b', 'data: c', ''], [message('a\nb\nc')]],
    ['loses one leading space', ['data:a', 'data: b', 'data:  c', 'data:\td', ''], [message('a\nb\n c\n\td')]],
    ['keeps trailing spaces and further colons', ['data: a: b:  ', ''], [message('a: b:  ')]],
    ['may be empty', ['data:', ''], [message('')]],
    ['may be a name without a colon', ['data', '', 'data', 'data', ''], [message(''), message('\n')]],
    ['may begin and end with empty lines', ['data', 'data: a', 'data:', ''], [message('\na\n')]],
    ['may be a NUL', ['data: \0', ''], [message('\0')]],
    ['is kept apart from the next event', ['data: a', '', 'data: b', ''], [message('a'), message('b')]],
    ['without a line of it there is no event', ['', '', 'event: x', '', 'id: 1', 'retry: 5', '', ''], []],
    ['may look like a field', ['data: data: a', 'data: event: b', ''], [message('data: a\nevent: b')]],
  ])('%s', async (_name, lines, events) => {
    expect(await parse(lines)).toEqual(events)
  })
})

describe('other lines', () => {
  test.each([
    ['an unknown field', 'foo: bar'],
    ['an unknown name without a colon', 'foo'],
    ['a name in another case', 'Data: x'],
    ['a name with a space before it', ' data: x'],
    ['a name with a space after it', 'data : x'],
    ['a name with a byte order mark before it', '\ufeffdata: x'],
    ['a longer name', 'datax: x'],
    ['a longer name without a colon', 'data x'],
    ['an unknown name of a known length', 'dat1: x'],
    ['a comment', ': x'],
    ['a comment that holds a field', ':data: x'],
    ['an empty comment', ':'],
    ['JSON', '{"data": 1}'],
  ])('%s is ignored, and the event goes on', async (_name, line) => {
    expect(await parse([line, 'data: a', line, 'data: b', line, ''])).toEqual([message('a\nb')])
  })
})

describe('the name', () => {
  test.each<[string, string[], string]>([
    ['is message where there is none', ['data: a'], 'message'],
    ['is message where it is empty', ['event: x', 'event:', 'data: a'], 'message'],
    ['is the last one', ['event: x', 'data: a', 'event:  y'], ' y'],
  ])('%s', async (_name, lines, event) => {
    expect(await parse([...lines, ''])).toEqual([{ event, data: 'a', id: '' }])
  })

  test('ends with its event, or with a blank line where there was none', async () => {
    expect(await parse(['event: x', 'data: a', '', 'data: b', '', 'event: y', '', 'data: c', ''])).toEqual([
      { event: 'x', data: 'a', id: '' },
      message('b'),
      message('c'),
    ])
  })
})

describe('the id', () => {
  test.each<[string, string[], string[]]>([
    [
      'stays in force for later events',
      ['id: 1', 'data', '', 'data', '', 'id: 2', 'data', '', 'data'],
      ['1', '1', '2', '2'],
    ],
    ['counts without data too', ['id: 1', '', 'data'], ['1']],
    ['may come after the data', ['data', 'id: 1'], ['1']],
    ['is the last of its block', ['id: 1', 'id: 2', 'data'], ['2']],
    ['is reset by an empty one', ['id: 1', 'data', '', 'id:', 'data', '', 'data'], ['1', '', '']],
    ['is reset by a name without a colon', ['id: 1', 'data', '', 'id', 'data'], ['1', '']],
    ['is not changed by one with a NUL', ['id: 1', 'data', '', 'id: 2\0', 'id: \0', 'id: \x002', 'data'], ['1', '1']],
    ['loses one leading space', ['id:  1 ', 'data'], [' 1 ']],
  ])('%s', async (_name, lines, ids) => {
    expect((await parse([...lines, ''])).map(({ id }) => id)).toEqual(ids)
  })
})

describe('the retry', () => {
  test.each<[string, number | undefined]>([
    ['retry: 3000', 3_000],
    ['retry:03000', 3_000],
    ['retry: 0', 0],
    ['retry: 99999999999999', 99_999_999_999_999],
    ['retry', undefined],
    ['retry:', undefined],
    ['retry: -1', undefined],
    ['retry: +1', undefined],
    ['retry: 1.5', undefined],
    ['retry: 1e3', undefined],
    ['retry: 0x10', undefined],
    ['retry: 5 ', undefined],
    ['retry:  5', undefined],
    ['retry: 5x', undefined],
    ['retry: \u0661\u0662', undefined],
  ])('of %j is %p', async (line, retry) => {
    const [event] = await parse([line, 'data: a', ''])
    expect(event).toStrictEqual(retry === undefined ? message('a') : { ...message('a'), retry })
  })

  test('belongs to its own block, and a bad one does not replace it', async () => {
    expect(
      await parse(['retry: 5', '', 'data: a', '', 'retry: 6', 'retry: x', 'data: b', '', 'data: c', '']),
    ).toStrictEqual([message('a'), { ...message('b'), retry: 6 }, message('c')])
  })
})

describe('at completion', () => {
  test('an event without its blank line is discarded', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-n-b-|', { a: 'data: a', b: 'data: b', n: '' })
      const sourceSubs = '  ^------!'
      const expected = '    ---x---|'

      expectObservable(source.pipe(parseSse())).toBe(expected, { x: message('a') })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test("it is emitted with atEnd 'emit'", () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-n-b-b-|   ', { a: 'data: a', b: 'data: b', n: '' })
      const sourceSubs = '  ^--------!   '
      const expected = '    ---x-----(y|)'

      expectObservable(source.pipe(parseSse({ atEnd: 'emit' }))).toBe(expected, { x: message('a'), y: message('b\nb') })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test("atEnd 'emit' makes no event of fields without data", async () => {
    expect(await parse(['data: a', '', 'event: x', 'id: 1', 'retry: 5'], { atEnd: 'emit' })).toEqual([message('a')])
  })

  test('a pending event is dropped when the source fails, whatever atEnd says', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-#', { a: 'data: a' })
      const sourceSubs = '  ^--!'
      const expected = '    ---#'

      expectObservable(source.pipe(parseSse({ atEnd: 'emit' }))).toBe(expected)
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })
})

describe('comments', () => {
  test('are shown at once where asked to, even in the middle of an event', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -c-i-a-c-b-n-|', { c: ': ping', i: 'id: 7', a: 'data: a', b: 'data: b', n: '' })
      const sourceSubs = '  ^------------!'
      const expected = '    -x-----y---z-|'

      expectObservable(source.pipe(parseSse({ comments: true }))).toBe(expected, {
        x: comment('ping'),
        y: comment('ping', '7'),
        z: message('a\nb', '7'),
      })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test('have no name and take none from their block', async () => {
    expect(await parse(['event: x', 'retry: 5', ':a', ': b:', ':', 'data: c', ''], { comments: true })).toEqual([
      comment('a'),
      comment('b:'),
      comment(''),
      { event: 'x', data: 'c', id: '', retry: 5 },
    ])
  })
})

describe('maxLength', () => {
  test('fails as soon as the data of one event passes it, and leaves the source', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-n-a-b-c-n-', { a: 'data: a', b: 'data: b', c: 'data: c', n: '' })
      const sourceSubs = '  ^--------!'
      const expected = '    ---x-----#'

      const events = source.pipe(
        parseSse({ maxLength: 3 }),
        catchError((error: ProviderError) => throwError(() => error.toJSON())),
      )
      expectObservable(events).toBe(expected, { x: message('a') }, tooLarge(3))
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test('counts the characters of the data, its LFs among them, and nothing else', async () => {
    const lines = ['event: a long name', 'id: a long id', ': a long comment', 'data: ab', 'data:', 'data: c', '']
    const [event] = await parse([...lines, ...lines], { maxLength: 5 })
    expect(event?.data).toBe('ab\n\nc')
    await expect(parse(lines, { maxLength: 4 })).rejects.toMatchObject(tooLarge(4))
  })

  test('is 16 MiB by default', async () => {
    const half = `data: ${'x'.repeat(8_388_608)}`
    const [event] = await parse([half, half.slice(0, -1), ''])
    expect(event?.data).toHaveLength(16_777_216)
    await expect(parse([half, half])).rejects.toMatchObject(tooLarge(16_777_216))
  })
})

test('an event of many data lines takes time in proportion to them', async () => {
  const count = 300_000
  const lines = Array.from({ length: count }, () => 'data: a')
  const started = process.cpuUsage()
  expect((await parse([...lines, '']))[0]?.data).toHaveLength(2 * count - 1)
  // To join anew for each line would copy 90 GB.
  expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
})

test.each<[ParseSseOptions, string]>([
  [{ atEnd: 'flush' as 'emit' }, `parseSse: "atEnd" must be 'discard' or 'emit'`],
  [{ comments: 1 as unknown as boolean }, 'parseSse: "comments" must be true or false'],
  [{ maxLength: 0 }, 'parseSse: "maxLength" must be a number from 1'],
  [{ lineEnd: 'lf' } as ParseSseOptions, 'parseSse: there is no option "lineEnd"; it takes atEnd, comments, maxLength'],
])('refuses the options %j when it is made', (options, text) => {
  expect(() => parseSse(options)).toThrow(expect.objectContaining({ _tag: 'Config', message: text }))
})

/** The bytes cut at random offsets; an offset that comes twice makes an empty chunk. */
const cutAt = (bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] => {
  const edges = [0, ...offsets.map((offset) => offset % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge))
}
const offsets = fc.array(fc.nat(), { maxLength: 12 })

test('events that were written are read back from their bytes, however these are cut', async () => {
  const text = fc.array(fc.constantFrom('a', ' ', ':', 'data: ', '\n', '\0', '\u2028', '\ufeff', 'é', '€', '😀'))
  const data = text.map((pieces) => pieces.join(''))
  const word = data.map((value) => value.replace(/[\n\0]/g, ''))
  const event = fc.record({ event: word.map((name) => name || 'message'), data, id: word })
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 5 }),
      offsets,
      fc.constantFrom('\n', '\r', '\r\n'),
      async (events, cuts, lineEnd) => {
        const texts = await lastValueFrom(from(events).pipe(encodeSse(), toArray()))
        const bytes = new TextEncoder().encode(texts.join('').replaceAll('\n', lineEnd))
        expect(await readBytes(cutAt(bytes, cuts))).toEqual(events)
      },
    ),
    { numRuns: 500 },
  )
})

const fragment = fc.constantFrom(
  ...['data', 'data: ', 'data:', 'event: ', 'event', 'id: ', 'id', 'retry: ', 'retry', ':', ': ', 'foo', ' ', 'a', '1'],
  ...['\0', 'é', '😀', '\u2028', '\n', '\n', '\n\n', '\r', '\r\n', '\r\n\r\n'],
)
const body = fc.array(fragment, { maxLength: 40 }).map((fragments) => fragments.join(''))

test('any text gives the same events at any cuts of its bytes', async () => {
  await fc.assert(
    fc.asyncProperty(body, offsets, async (text, cuts) => {
      const bytes = new TextEncoder().encode(text)
      const options = { atEnd: 'emit', comments: true } as const
      expect(await readBytes(cutAt(bytes, cuts), options)).toEqual(await readBytes([bytes], options))
    }),
    { numRuns: 1_000 },
  )
})

test('any text gives the events that eventsource-parser finds in it', async () => {
  await fc.assert(
    fc.asyncProperty(body, offsets, async (text, cuts) => {
      // eventsource-parser waits for what follows a CR, so a CR at the very end ends no line there.
      const ended = text.endsWith('\r') ? `${text}:` : text
      const theirs: { event: string; data: string; id: string | undefined }[] = []
      const parser = createParser({
        onEvent: ({ event = 'message', data, id }) => theirs.push({ event, data, id }),
      })
      parser.feed(ended)

      const ours = await readBytes(cutAt(new TextEncoder().encode(ended), cuts))

      // It tells an event's own id only; ours is the one in force.
      expect(
        ours.map(({ event, data, id }, at) => ({ event, data, id: theirs[at]?.id === undefined ? undefined : id })),
      ).toEqual(theirs)
    }),
    { numRuns: 2_000 },
  )
})

test('keeps no id of one subscription for the next', async () => {
  let lines = ['id: 7', 'data: a', '']
  const events = defer(() => from(lines)).pipe(parseSse(), take(1))
  expect(await lastValueFrom(events)).toEqual(message('a', '7'))
  lines = ['data: b', '']
  expect(await lastValueFrom(events)).toEqual(message('b'))
})
