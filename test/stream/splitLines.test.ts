import fc from 'fast-check'
import { catchError, from, lastValueFrom, of, take, throwError, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { type SplitLinesOptions, splitLines } from '../../src/stream/splitLines.ts'
import { stageContract } from './stageContract.ts'

const split = (chunks: readonly string[], options?: SplitLinesOptions): Promise<string[]> =>
  lastValueFrom(from(chunks).pipe(splitLines(options), toArray()))

/** Lines, then the record of the error if there was one. */
const splitOrFail = (chunks: readonly string[], options?: SplitLinesOptions): Promise<unknown[]> =>
  lastValueFrom(
    from(chunks).pipe(
      splitLines(options),
      catchError((error: ProviderError) => of(error.toJSON())),
      toArray(),
    ),
  )

const tooLarge = (maxLength: number) => ({
  _tag: 'TooLarge',
  message: `a line is longer than ${maxLength} characters`,
  committed: false,
  retryable: false,
})

const marbles = (run: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run)

stageContract({ stage: () => splitLines(), input: 'data: a\n', output: 'data: a', partial: 'half a li' })

describe('every line end', () => {
  test.each([
    ['LF', ['a\nb\n'], ['a', 'b']],
    ['CR', ['a\rb\r'], ['a', 'b']],
    ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
    ['all three mixed', ['a\rb\nc\r\nd\n\re'], ['a', 'b', 'c', 'd', '', 'e']],
    ['CR CR LF', ['a\r\r\nb'], ['a', '', 'b']],
    ['LF CR', ['a\n\rb'], ['a', '', 'b']],
    ['blank lines', ['\n\r\r\n\n'], ['', '', '', '']],
    ['a last line without an end', ['a\nb'], ['a', 'b']],
    ['nothing after the last end', ['a\n'], ['a']],
    ['nothing at all', [''], []],
  ])('%s', async (_name, chunks, lines) => {
    expect(await split(chunks)).toEqual(lines)
    expect(await split(Array.from(chunks.join('')))).toEqual(lines)
  })

  test.each(['\u2028', '\u2029', '\u0085', '\v', '\f', '\u001c', '\u001d', '\u001e', '\0'])(
    'is none of %j',
    async (character) => {
      expect(await split([`a${character}b\n`])).toEqual([`a${character}b`])
      expect(await split([`a${character}b\n`], { lineEnd: 'lf' })).toEqual([`a${character}b`])
    },
  )
})

describe('a CR at the end of a chunk', () => {
  test('ends its line at once, and the LF of the next chunk belongs to it', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a---b---c--|', { a: 'one\r', b: '\ntwo', c: '\r' })
      const sourceSubs = '  ^------------!'
      const expected = '    --x-------y--|'

      expectObservable(source.pipe(splitLines())).toBe(expected, { x: 'one', y: 'two' })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test.each([
    ['a LF alone', ['a\r', '\n', 'b'], ['a', 'b']],
    ['a LF after empty chunks', ['a\r', '', '', '\nb'], ['a', 'b']],
    ['two LFs', ['a\r', '\n\nb'], ['a', '', 'b']],
    ['two LFs, one by one', ['a\r', '\n', '\nb'], ['a', '', 'b']],
    ['another CR', ['a\r', '\r', '\nb'], ['a', '', 'b']],
    ['text and then a LF', ['a\r', 'b\n'], ['a', 'b']],
    ['a CRLF', ['a\r', '\r\nb'], ['a', '', 'b']],
    ['nothing', ['a\r'], ['a']],
  ])('before %s', async (_name, chunks, lines) => {
    expect(await split(chunks)).toEqual(lines)
  })
})

describe("with lineEnd 'lf'", () => {
  test.each([
    ['splits at LF only', ['a\rb\nc'], ['a\rb', 'c']],
    ['drops one CR before the LF', ['a\r\nb\r\r\n'], ['a', 'b\r']],
    ['drops it where the chunks are cut between them', ['a\r', '\nb'], ['a', 'b']],
    ['drops the CR of a last line without LF', ['a\nb\r'], ['a', 'b']],
    ['knows blank lines', ['\n\r\n\na'], ['', '', '', 'a']],
  ])('%s', async (_name, chunks, lines) => {
    expect(await split(chunks, { lineEnd: 'lf' })).toEqual(lines)
    expect(await split(Array.from(chunks.join('')), { lineEnd: 'lf' })).toEqual(lines)
  })
})

test('emits a line in the turn in which its end comes, the last one at completion', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -a--b----c---d--|', { a: 'one', b: ' line\ntw', c: 'o\n\nthree\n', d: 'rest' })
    const sourceSubs = '  ^---------------!'
    const expected = '    ----x----(yzw)--(r|)'

    expectObservable(source.pipe(splitLines())).toBe(expected, {
      x: 'one line',
      y: 'two',
      z: '',
      w: 'three',
      r: 'rest',
    })
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('drops the half line when the source fails', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -a--#', { a: 'one\nhalf' })
    const sourceSubs = '  ^---!'
    const expected = '    -x--#'

    expectObservable(source.pipe(splitLines())).toBe(expected, { x: 'one' })
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('emits no further line of a chunk once the consumer has enough', async () => {
  const seen: string[] = []
  of('a\nb\nc\n')
    .pipe(splitLines(), take(2))
    .subscribe((line) => seen.push(line))
  expect(seen).toEqual(['a', 'b'])
})

describe('maxLength', () => {
  test('fails as soon as the line passes it, and leaves the source', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a--b--c--d--', { a: 'ok\n', b: '123', c: '45', d: '6\n' })
      const sourceSubs = '  ^------!'
      const expected = '    -x-----#'

      const lines = source.pipe(
        splitLines({ maxLength: 4 }),
        catchError((error: ProviderError) => throwError(() => error.toJSON())),
      )
      expectObservable(lines).toBe(expected, { x: 'ok' }, tooLarge(4))
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })
  })

  test.each(['\n', '\r', '\r\n', ''])('counts the line without its end %j, at every cut alike', async (end) => {
    for (const chunks of [[`12345${end}`], ['1', '2', '3', '4', '5', ...end], ['123', `45${end}`]]) {
      for (const lineEnd of end === '\r' ? (['any'] as const) : (['any', 'lf'] as const)) {
        expect(await splitOrFail(chunks, { maxLength: 5, lineEnd })).toEqual(['12345'])
        expect(await splitOrFail(chunks, { maxLength: 4, lineEnd })).toEqual([tooLarge(4)])
      }
    }
  })

  test("spares one CR before a LF with lineEnd 'lf', not two", async () => {
    for (const chunks of [['12345\r\r\n'], Array.from('12345\r\r\n')]) {
      expect(await splitOrFail(chunks, { maxLength: 5, lineEnd: 'lf' })).toEqual([tooLarge(5)])
    }
  })

  test('a line is measured alone, not with those before it', async () => {
    expect(await splitOrFail(Array.from('1234\n1234\n1234'), { maxLength: 4 })).toEqual(['1234', '1234', '1234'])
  })

  test('is 1 MiB by default', async () => {
    const line = 'x'.repeat(1_049_600)
    expect(await splitOrFail([line, '\n'])).toEqual([line])
    expect(await splitOrFail([line, 'x'])).toEqual([tooLarge(1_049_600)])
  })

  test.each([1, 7, 4_096])(
    'a line of 1 MiB in pieces of %i characters is read once, not again and again',
    async (size) => {
      const line = 'x'.repeat(1_048_576)
      const chunks = Array.from({ length: Math.ceil(line.length / size) }, (_, at) =>
        line.slice(at * size, (at + 1) * size),
      )
      const started = process.cpuUsage()
      expect((await split([...chunks, '\n']))[0]).toBe(line)
      // Looking at the whole line again for each piece would take minutes.
      expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
    },
  )
})

test.each<[SplitLinesOptions, string]>([
  [{ maxLength: 0 }, 'splitLines: "maxLength" must be a number from 1'],
  [{ maxLength: Number.NaN }, 'splitLines: "maxLength" must be a number from 1'],
  [{ lineEnd: 'crlf' as 'lf' }, `splitLines: "lineEnd" must be 'any' or 'lf'`],
  [{ length: 1 } as SplitLinesOptions, 'splitLines: there is no option "length"; it takes maxLength, lineEnd'],
])('refuses the options %j when it is made', (options, message) => {
  expect(() => splitLines(options)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})

test('any text at any cuts gives the lines that it gives whole', async () => {
  const piece = fc.constantFrom('a', 'bc', ' ', '\r', '\n', '\r\n', '\u2028', '')
  const chunks = fc.array(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
    { maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(chunks, async (cut) => {
      const text = cut.join('')
      const any = text.split(/\r\n|\r|\n/)
      const lf = text.split('\n')
      expect(await split(cut)).toEqual(any.at(-1) === '' ? any.slice(0, -1) : any)
      expect(await split(cut, { lineEnd: 'lf' })).toEqual(
        (lf.at(-1) === '' ? lf.slice(0, -1) : lf).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)),
      )
    }),
    { numRuns: 1_000 },
  )
})
