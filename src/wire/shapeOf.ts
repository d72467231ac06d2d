import { isJsonObject, type JsonObject } from '../core/isJsonObject.ts'
import { Mismatch } from './Mismatch.ts'
import type { Schema, Words } from './schema.ts'
import { Shape } from './Shape.ts'

type Any = Shape<unknown>
type Fields = Readonly<Record<string, Any>>

/** The shape that a schema describes, worked out once: a chunk costs no more than the look at it. */
export function shapeOf<A>(schema: Schema<A>): Shape<A> {
  return (schema as (json: unknown) => unknown)(words) as Shape<A>
}

/** The words of a schema, each as the shape that it stands for. */
const words = {
  string: new Shape('a string', (value) => must(typeof value === 'string', 'a string', value)),
  number: new Shape('a number', (value) => must(typeof value === 'number', 'a number', value)),
  boolean: new Shape('true or false', (value) => must(typeof value === 'boolean', 'true or false', value)),
  unknown: new Shape('anything', () => undefined),

  nullable: (inner: Any) => new Shape(inner.expected, (value) => (value === null ? undefined : inner.check(value))),

  array(item: Any) {
    const items = (value: unknown) => {
      if (!Array.isArray(value)) return new Mismatch(value, 'an array')
      for (let at = 0; at < value.length; at++) {
        const wrong = item.check(value[at])
        if (wrong !== undefined) return wrong.below(at)
      }
      return undefined
    }
    return new Shape('an array', items)
  },

  record: (inner: Any) =>
    object((value) => {
      for (const key of Object.keys(value)) {
        const wrong = inner.check(value[key])
        if (wrong !== undefined) return wrong.below(key)
      }
      return undefined
    }),

  struct: (fields: Fields) => fieldsOf(fields, false),
  partial: (fields: Fields) => fieldsOf(fields, true),

  intersect: (right: Any) => (left: Any) =>
    new Shape(left.expected, (value) => left.check(value) ?? right.check(value)),

  union(...members: readonly Any[]) {
    const expected = members.map((member) => member.expected).join(' or ')
    const some = (value: unknown) => {
      // What the member says that went deepest, if any went further than the value itself.
      let deepest: Mismatch | undefined
      for (const { check } of members) {
        const wrong = check(value)
        if (wrong === undefined) return undefined
        if (wrong.path.length > (deepest?.path.length ?? 0)) deepest = wrong
      }
      return deepest ?? new Mismatch(value, expected)
    }
    return new Shape(expected, some)
  },

  byType: (members: Fields) =>
    object((value) => {
      const { type } = value
      return typeof type === 'string' && Object.hasOwn(members, type) ? members[type]?.check(value) : undefined
    }),
} as const satisfies Record<keyof Words<never>, unknown>

function must(is: boolean, expected: string, found: unknown): Mismatch | undefined {
  return is ? undefined : new Mismatch(found, expected)
}

function fieldsOf(fields: Fields, partial: boolean): Any {
  // What takes everything needs no look, unless the field must be there.
  const looked = Object.entries(fields).filter(([, shape]) => !partial || shape !== words.unknown)
  const names = looked.map(([name]) => name)
  const checks = looked.map(([, { check }]) => check)
  const each = (value: JsonObject) => {
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string
      const field = value[name]
      if (partial && field === undefined) continue
      const wrong = (checks[at] as Any['check'])(field)
      if (wrong !== undefined) return wrong.below(name)
    }
    return undefined
  }
  return object(each)
}

function object(check: (value: JsonObject) => Mismatch | undefined): Any {
  return new Shape('an object', (value) => (isJsonObject(value) ? check(value) : new Mismatch(value, 'an object')))
}
