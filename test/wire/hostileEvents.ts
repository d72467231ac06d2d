import * as fc from 'fast-check'
import { isJsonObject } from '../../src/core/isJsonObject.ts'

type Path = readonly (string | number)[]

export interface Hostile {
  readonly events: readonly unknown[]
  /** What was done, for the report of a failure. */
  readonly change: string
}

/** No string that says something: in the place of a text it would be one. */
const RETYPED: readonly unknown[] = [0, -1, 7.5, true, false, '', [], {}, [[]], [null], [{}], [{ type: 'text' }]]

/** The events, with one field of one of them dropped, made null, given another type, or put in twice. */
export function hostileEvents(events: readonly unknown[]): fc.Arbitrary<Hostile> {
  const paths = events.flatMap((event, index) => pathsOf(event, [index]))
  return fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom('drop', 'null', 'duplicate', ...RETYPED.keys()))
    .map(([path, how]) => ({ events: change(events, path, how) as unknown[], change: `${path.join('.')}: ${how}` }))
}

function pathsOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...inner.flatMap(([key, field]) => pathsOf(field, [...path, key]))]
}

function change(value: unknown, [key, ...rest]: Path, how: string | number): unknown {
  const deeper = (field: unknown) => change(field, rest, how)
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      if (index !== key) return [item]
      if (rest.length > 0) return [deeper(item)]
      return how === 'drop' ? [] : how === 'duplicate' ? [item, item] : [other(how)]
    })
  }
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      if (name !== key) return [[name, field]]
      if (rest.length > 0) return [[name, deeper(field)]]
      // A field twice: one above the other, as a gateway that flattens would have it.
      if (how === 'duplicate')
        return [[name, field], ...(isJsonObject(field) ? Object.entries(field) : [[`${name}2`, field]])]
      return how === 'drop' ? [] : [[name, other(how)]]
    }),
  )
}

function other(how: string | number): unknown {
  return typeof how === 'number' ? RETYPED[how] : null
}
