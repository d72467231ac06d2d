import fc from 'fast-check'
import { chunkings } from '../../src/testing/chunkings.ts'

const decoder = new TextDecoder()
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n', 'ü', '🌊', ':'), maxLength: 60 }),
)

/** The chunks of one chunking as texts. */
function cut(body: string, name: string): string[] {
  const found = chunkings(body).find((chunking) => chunking.name === name)
  return (found?.chunks ?? []).map((chunk) => decoder.decode(chunk))
}

test('joined, the chunks are the body, whatever it is', () => {
  fc.assert(
    fc.property(bodies, fc.integer(), (body, seed) => {
      const bytes = Buffer.from(typeof body === 'string' ? new TextEncoder().encode(body) : body)
      for (const { chunks } of chunkings(body, { seed })) expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
    }),
  )
})

test('no two have the same name', () => {
  const names = chunkings('data: a\r\n\r\n'.repeat(9)).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('whole and byte by byte', () => {
  expect(cut('abc', 'whole')).toEqual(['abc'])
  expect(cut('abc', 'byte by byte')).toEqual(['a', 'b', 'c'])
})

test('in two parts at every offset', () => {
  const parts = chunkings('abcd').filter(({ name }) => name.startsWith('in two parts'))
  expect(parts.map(({ chunks }) => chunks.map((chunk) => decoder.decode(chunk)))).toEqual([
    ['a', 'bcd'],
    ['ab', 'cd'],
    ['abc', 'd'],
  ])
})

test('in pieces', () => {
  expect(cut('a'.repeat(15), 'in pieces of 7 bytes').map((text) => text.length)).toEqual([7, 7, 1])
  expect(cut('a'.repeat(200), 'in pieces of 97 bytes').map((text) => text.length)).toEqual([97, 97, 6])
  expect(cut('a'.repeat(14), 'in pieces of 7 bytes').map((text) => text.length)).toEqual([7, 7])
})

test('around line ends of every kind', () => {
  const body = 'a\r\nb\rc\nd'
  expect(cut(body, 'after every line end')).toEqual(['a\r\n', 'b\r', 'c\n', 'd'])
  expect(cut(body, 'before every line end')).toEqual(['a', '\r\nb', '\rc', '\nd'])
  expect(cut(body, 'around every line end')).toEqual(['a', '\r\n', 'b', '\r', 'c', '\n', 'd'])
  expect(cut(body, 'between CR and LF')).toEqual(['a\r', '\nb\rc\nd'])
  expect(cut(body, 'one byte after every line end')).toEqual(['a\r\nb', '\rc', '\nd', ''])
})

test('empty lines have line ends too', () => {
  expect(cut('a\n\n\r\n\rb', 'after every line end')).toEqual(['a\n', '\n', '\r\n', '\r', 'b'])
})

test('inside characters of several bytes', () => {
  const found = chunkings('ü🌊').find(({ name }) => name.startsWith('inside every character'))
  expect(found?.chunks.map((chunk) => chunk.length)).toEqual([1, 2, 1, 1, 1])
})

test('with empty chunks at both ends and between', () => {
  expect(cut('a'.repeat(8), 'in pieces of 7 bytes, with empty chunks between')).toEqual(['', 'aaaaaaa', '', 'a', ''])
})

test('the random ones follow the seed', () => {
  const lengths = (seed: number) =>
    chunkings('a'.repeat(100), { seed }).map(({ chunks }) => chunks.map((chunk) => chunk.length))
  expect(lengths(7)).toEqual(lengths(7))
  expect(lengths(7)).not.toEqual(lengths(8))
})

test('a random function wins over the seed', () => {
  const found = chunkings('abcd', { random: () => 0.5 }).find(({ name }) => name === 'at random (1)')
  expect(found?.chunks.map((chunk) => decoder.decode(chunk))).toEqual(['ab', '', '', 'cd'])
})

test('a big body is cut in two at 2000 places and byte by byte up to 64 KiB', () => {
  const all = chunkings(new Uint8Array(70_000))
  const parts = all.filter(({ name }) => name.startsWith('in two parts'))
  const byByte = all.find(({ name }) => name === 'byte by byte (the first 65536)')
  expect(parts).toHaveLength(2_000)
  expect(new Set(parts.map(({ name }) => name)).size).toBe(2_000)
  expect(byByte?.chunks).toHaveLength(65_537)
  expect(byByte?.chunks.at(-1)?.length).toBe(70_000 - 65_536)
})

test('the body itself is not touched by who changes a chunk', () => {
  const body = Uint8Array.of(1, 2, 3)
  chunkings(body)[0]?.chunks[0]?.fill(9)
  expect([...body]).toEqual([1, 2, 3])
})

test('an empty body has its ways too', () => {
  expect(cut('', 'whole')).toEqual([''])
  expect(chunkings('').length).toBeGreaterThan(5)
})

test('what is neither text nor bytes is refused, and so are wrong options', () => {
  const complaint = (...given: unknown[]) => {
    try {
      chunkings(...(given as Parameters<typeof chunkings>))
    } catch (error) {
      return (error as Error).message
    }
    return 'none'
  }
  expect(complaint(5)).toBe('chunkings: the body must be a string or a Uint8Array')
  expect(complaint('a', { seed: 'x' })).toBe('chunkings: "seed" must be a number')
  expect(complaint('a', { sead: 1 })).toBe('chunkings: there is no option "sead"; it takes seed, random')
})
