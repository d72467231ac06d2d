import fc from 'fast-check'
import { from, lastValueFrom, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { decodeUtf8 } from '../../src/stream/decodeUtf8.ts'
import { stageContract } from './stageContract.ts'

const encoder = new TextEncoder()
const decode = (...chunks: number[][]): Promise<string[]> =>
  lastValueFrom(from(chunks.map((chunk) => Uint8Array.from(chunk))).pipe(decodeUtf8(), toArray()))
const decodeByByte = async (bytes: number[]) => (await decode(...bytes.map((byte) => [byte]))).join('')

stageContract({
  stage: decodeUtf8,
  input: encoder.encode('Hi'),
  output: 'Hi',
  partial: Uint8Array.of(0xf0, 0x9f),
})

test('emits the text of each chunk as it comes', async () => {
  expect(await decode([0x61], [0x62, 0x63])).toEqual(['a', 'bc'])
})

test.each(['a', 'é', '€', '😀'])('emits a whole %s at the end of its chunk with this chunk', async (character) => {
  expect(await decode([...encoder.encode(character)], [0x62])).toEqual([character, 'b'])
})

test.each([0xc3, 0xe2, 0xf0])('does not wait for the rest of %i once something else has come', async (lead) => {
  expect(await decode([lead, 0x61], [0x62])).toEqual(['\ufffda', 'b'])
})

test('holds a character that is cut until its last byte is there, and nothing else', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a--b--c--d--|', {
        a: Uint8Array.of(0x61, 0xf0),
        b: Uint8Array.of(0x9f),
        c: Uint8Array.of(0x98),
        d: Uint8Array.of(0x80, 0x62),
      })
      const sourceSubs = '  ^------------!'
      const expected = '    -a--------d--|'

      expectObservable(source.pipe(decodeUtf8())).toBe(expected, { a: 'a', d: '😀b' })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

test('makes one U+FFFD of a character that never becomes whole, at completion', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a--b-------|', { a: Uint8Array.of(0x61, 0xf0), b: Uint8Array.of(0x9f, 0x98) })
      const sourceSubs = '  ^-----------!'
      const expected = '    -a----------(c|)'

      expectObservable(source.pipe(decodeUtf8())).toBe(expected, { a: 'a', c: '\ufffd' })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

test('never emits an empty text', async () => {
  expect(await decode([], [0xef], [], [0xbb], [0xbf], [], [0xc3], [0xa9], [])).toEqual(['é'])
  expect(await decode([0xef, 0xbb, 0xbf])).toEqual([])
  expect(await decode()).toEqual([])
})

test.each([
  ['in one chunk', [[0xef, 0xbb, 0xbf, 0x61]]],
  ['alone', [[0xef, 0xbb, 0xbf], [0x61]]],
  ['cut after one byte', [[0xef], [0xbb, 0xbf, 0x61]]],
  [
    'cut after two bytes',
    [
      [0xef, 0xbb],
      [0xbf, 0x61],
    ],
  ],
  ['byte by byte', [[0xef], [0xbb], [0xbf], [0x61]]],
  ['after an empty chunk', [[], [0xef, 0xbb, 0xbf, 0x61]]],
])('drops one leading byte order mark %s', async (_name, chunks) => {
  expect((await decode(...chunks)).join('')).toBe('a')
})

test('keeps every other byte order mark', async () => {
  const bom = [0xef, 0xbb, 0xbf]
  expect((await decode([...bom, ...bom, 0x61], [0x0a], bom)).join('')).toBe('\ufeffa\n\ufeff')
  expect((await decode([0x61], bom)).join('')).toBe('a\ufeff')
})

test('takes a byte order mark that breaks off for what it is', async () => {
  expect((await decode([0xef, 0xbb], [0x61])).join('')).toBe('\ufffda')
  expect((await decode([0xef, 0xbb])).join('')).toBe('\ufffd')
})

// One U+FFFD for each maximal subpart of an ill-formed sequence.
const illFormed: [string, number[], string][] = [
  ['a lone continuation byte', [0x80], '\ufffd'],
  ['four continuation bytes', [0x80, 0xbf, 0x80, 0xbf], '\ufffd\ufffd\ufffd\ufffd'],
  ['a two-byte overlong', [0xc0, 0xaf], '\ufffd\ufffd'],
  ['a three-byte overlong', [0xe0, 0x80, 0xaf], '\ufffd\ufffd\ufffd'],
  ['a four-byte overlong', [0xf0, 0x80, 0x80, 0xaf], '\ufffd\ufffd\ufffd\ufffd'],
  ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
  ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
  ['a lead byte that does not exist', [0xf8, 0x88, 0x80, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd\ufffd'],
  ['FE and FF', [0xfe, 0xff], '\ufffd\ufffd'],
  ['three bytes of four', [0xf0, 0x9f, 0x98], '\ufffd'],
  ['two bytes of three', [0xe2, 0x82], '\ufffd'],
  ['a lead byte before a lead byte', [0xe2, 0xe2, 0x82, 0xac], '\ufffd€'],
]

test.each(illFormed)('replaces %s, at every cut alike', async (_name, bytes, replaced) => {
  const whole = [0x61, ...bytes, 0x7a]
  const expected = `a${replaced}z`
  expect((await decode(whole)).join('')).toBe(expected)
  expect(await decodeByByte(whole)).toBe(expected)
  for (let at = 0; at <= whole.length; at++) {
    expect((await decode(whole.slice(0, at), whole.slice(at))).join('')).toBe(expected)
  }
})

test('a broken character eats no newline', async () => {
  expect((await decode([0x61, 0xe2, 0x80], [0x0a, 0x62])).join('')).toBe('a\ufffd\nb')
})

test('does not look again at a chunk whose owner has filled it anew', async () => {
  const buffer = Buffer.from([0x61, 0xe2, 0x82])
  const chunks = (function* () {
    yield buffer
    buffer.fill(0x7a)
    yield Buffer.from([0xac])
  })()
  expect(await lastValueFrom(from(chunks).pipe(decodeUtf8(), toArray()))).toEqual(['a', '€'])
})

test('any bytes at any cuts give the text that they give whole', async () => {
  const tricky = fc.constantFrom(0x0a, 0x61, 0x80, 0xa0, 0xbb, 0xbf, 0xc3, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xff)
  const bytes = fc.array(fc.oneof(tricky, fc.integer({ min: 0, max: 255 })), { maxLength: 24 })
  const chunks = fc.array(bytes, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(chunks, async (cut) => {
      const text = await decode(...cut)
      expect(text.join('')).toBe(new TextDecoder().decode(Uint8Array.from(cut.flat())))
      expect(text).not.toContain('')
    }),
    { numRuns: 1_000 },
  )
})
