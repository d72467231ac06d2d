import { HeardParts } from '../../../src/wire/openaiResponses/HeardParts.ts'

type Part = Parameters<HeardParts['add']>

const heard = (...parts: readonly Part[]) => {
  const all = new HeardParts()
  for (const part of parts) all.add(...part)
  return all
}

test('a part is known by its kind and its place', () => {
  const parts = heard(['text', [0, 1]])
  expect(parts.has('text', [0, 1], 'x')).toBe(true)
  expect(parts.has('text', [0, 0], 'x')).toBe(false)
  expect(parts.has('text', [1, 0], 'x')).toBe(false)
  expect(parts.has('reasoning', [0, 1], 'x')).toBe(false)
})

test('a part without a place may be any that was heard', () => {
  const parts = heard(['text', [0, 1]])
  for (const place of [undefined, null, '0', {}]) expect(parts.has('text', [place, 1], 'x')).toBe(true)
  expect(heard().has('text', [undefined], 'x')).toBe(false)
})

test('any part may be the one that was heard without a place', () => {
  const parts = heard(['text', [undefined, 0]])
  expect(parts.has('text', [7, 3], 'x')).toBe(true)
  expect(parts.has('reasoning', [7], 'x')).toBe(false)
})

test('a part is known by the pieces that it came in, wherever it stands now', () => {
  const parts = heard(['text', [0, 0], 'Hel'], ['text', [0, 0], 'lo'])
  expect(parts.has('text', [1, 0], 'Hello')).toBe(true)
  expect(parts.has('text', [1, 0], 'Hello!')).toBe(false)
  expect(parts.has('reasoning', [1], 'Hello')).toBe(false)
})

test('kinds are heard or not', () => {
  const parts = heard(['text', [0, 0], 'a'], ['call', []])
  expect([parts.any('text'), parts.any('call'), parts.any('reasoning')]).toEqual([true, true, false])
  parts.clear()
  expect([parts.any('text'), parts.any('call'), parts.has('text', [0, 0], 'a')]).toEqual([false, false, false])
})
