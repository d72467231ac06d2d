import * as fc from 'fast-check'

/** The value with one of its parts, at any depth, replaced by some other JSON value, or left out. */
export function spoil(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.jsonValue()
  const keys = Object.keys(value)
  if (keys.length === 0) return fc.jsonValue()
  const inside = fc.constantFrom(...keys).chain((key) => {
    const part = (value as Record<string, unknown>)[key]
    const without = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))
    const replaced = spoil(part).map((other) =>
      Array.isArray(value) ? value.map((item, at) => (String(at) === key ? other : item)) : { ...value, [key]: other },
    )
    return fc.oneof(replaced, fc.constant(Array.isArray(value) ? value : without))
  })
  return fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 6, arbitrary: inside })
}
