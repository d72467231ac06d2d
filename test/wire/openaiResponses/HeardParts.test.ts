import { HeardParts } from '../../../src/wire/openaiResponses/HeardParts.ts'

const heard = (...parts: readonly (readonly [string, ...unknown[]])[]) => {
  const all = new HeardParts()
  for (const [kind, ...place] of parts) all.add(kind, ...place)
  return all
}

test('a part is known by its kind and its place', () => {
  const parts = heard(['text', 0, 1])
  expect(parts.has('text', 0, 1)).toBe(true)
  expect(parts.has('text', 0, 0)).toBe(false)
  expect(parts.has('text', 1, 0)).toBe(false)
  expect(parts.has('reasoning', 0, 1)).toBe(false)
})

test('a part without a place may be any that was heard', () => {
  const parts = heard(['text', 0, 1])
  for (const place of [undefined, null, '0', {}]) expect(parts.has('text', place, 1)).toBe(true)
  expect(heard().has('text', undefined)).toBe(false)
})

test('any part may be the one that was heard without a place', () => {
  const parts = heard(['text', undefined, 0])
  expect(parts.has('text', 7, 3)).toBe(true)
  expect(parts.has('reasoning', 7)).toBe(false)
})

test('kinds are heard or not', () => {
  const parts = heard(['text', 0, 0], ['call'])
  expect([parts.any('text'), parts.any('call'), parts.any('reasoning')]).toEqual([true, true, false])
  parts.clear()
  expect([parts.any('text'), parts.any('call'), parts.has('text', 0, 0)]).toEqual([false, false, false])
})
