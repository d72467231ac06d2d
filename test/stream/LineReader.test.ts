import fc from 'fast-check'
import { from, materialize, type OperatorFunction, pipe, take, toArray } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { LineReader } from '../../src/stream/LineReader.ts'
import { type SplitLinesOptions, splitLines } from '../../src/stream/splitLines.ts'
import { stageContract } from './stageContract.ts'

const readLines = (options: SplitLinesOptions = {}) =>
  operate<Uint8Array, string>((out) => new LineReader(out, options))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The lines, and how they ended. */
function run(stage: OperatorFunction<Uint8Array, string>, chunks: readonly Uint8Array[]): unknown[] {
  const seen: unknown[] = []
  from(chunks)
    .pipe(stage, materialize(), toArray())
    .subscribe((all) => {
      for (const { kind, value, error } of all as { kind: string; value?: string; error?: { _tag: string } }[]) {
        seen.push(value ?? error?._tag ?? kind)
      }
    })
  return seen
}

function cut(whole: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (const size of sizes) {
    chunks.push(whole.slice(at, at + size))
    at += size
  }
  return [...chunks, whole.slice(at)]
}

stageContract({ stage: () => readLines(), input: bytes('data: a\n'), output: 'data: a', partial: bytes('half a li') })

const pieces = ['a', '\n', '\r', '\r\n', '\n\n', '€', '😀', 'é', '\uFEFF', 'data: x', '\u2028', 'long line of text']

test('gives the same lines as the stages do, however the bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 24 }),
      fc.array(fc.nat({ max: 12 }), { maxLength: 40 }),
      fc.constantFrom('any', 'lf'),
      (parts, sizes, lineEnd) => {
        const chunks = cut(bytes(parts.join('')), sizes)
        const layered = pipe(decodeUtf8(), splitLines({ lineEnd }))
        expect(run(readLines({ lineEnd }), chunks)).toEqual(run(layered, chunks))
      },
    ),
    { numRuns: 500 },
  )
})

test('also bytes that are no UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.array(fc.nat({ max: 9 }), { maxLength: 20 }), (whole, sizes) => {
      const chunks = cut(whole, sizes)
      expect(run(readLines(), chunks)).toEqual(run(pipe(decodeUtf8(), splitLines()), chunks))
    }),
    { numRuns: 500 },
  )
})

test('a line over the limit fails as soon as the limit is passed, counted in characters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '€', '😀', '\n', '\r\n', '\r'), { maxLength: 60 }),
      fc.array(fc.nat({ max: 8 }), { maxLength: 40 }),
      fc.constantFrom('any', 'lf'),
      (parts, sizes, lineEnd) => {
        const limit = { maxLength: 6, lineEnd } as const
        const chunks = cut(bytes(parts.join('')), sizes)
        expect(run(readLines(limit), chunks)).toEqual(run(pipe(decodeUtf8(), splitLines(limit)), chunks))
      },
    ),
    { numRuns: 500 },
  )
  const endless = from([bytes('€€€'), bytes('€')])
  const seen: unknown[] = []
  endless.pipe(readLines({ maxLength: 3 })).subscribe({ error: ({ _tag }: { _tag: string }) => seen.push(_tag) })
  expect(seen).toEqual(['TooLarge'])
})

test('what a chunk was is its owner’s again once it was read', () => {
  const chunk = bytes('data: a')
  const lines: string[] = []
  from([chunk, bytes('\n')])
    .pipe(readLines())
    .subscribe((line) => lines.push(line))
  expect(lines).toEqual(['data: a'])
  const source = from([0, 1]).pipe(
    operate<number, Uint8Array>((out) => ({
      next(round) {
        if (round === 1) chunk.fill(10)
        out.next(chunk)
      },
    })),
  )
  const kept: string[] = []
  source.pipe(readLines(), take(1)).subscribe((line) => kept.push(line))
  expect(kept).toEqual(['data: a'])
})

test('takes time in proportion to the bytes, however small the chunks of a line are', () => {
  const line = new Uint8Array(2 ** 20).fill(97)
  let lines = 0
  from(
    cut(
      line,
      Array.from({ length: 2 ** 18 }, () => 4),
    ),
  )
    .pipe(readLines({ maxLength: 2 ** 20 - 1 }))
    .subscribe({ next: () => (lines += 1), error: () => (lines = -1) })
  expect(lines).toBe(-1)
})
