import { errorFields } from './errorFields.ts'
import { isError } from './isError.ts'

type Pairs = readonly (readonly [unknown, unknown])[]

/**
 * Whether `received` is what was expected, deeply: same keys, same values. Errors are compared by what they say of
 * themselves, and may be expected as a record of some of their fields, at any depth.
 */
export function matchesExpected(received: unknown, expected: unknown, above: Pairs = []): boolean {
  if (received === expected || Object.is(received, expected)) return true
  if (!isObject(received) || !isObject(expected)) return false
  // Cycles: what is being compared further up is taken as equal here.
  if (above.some(([one, other]) => one === received && other === expected)) return true
  const pairs: Pairs = [...above, [received, expected]]

  if (isError(received)) {
    if (isError(expected)) return matchesExpected(errorFields(received), errorFields(expected), pairs)
    return tagOf(expected) === 'Object' && holds(received, expected, pairs)
  }
  if (isError(expected) || tagOf(received) !== tagOf(expected)) return false
  if (received instanceof Map && expected instanceof Map) return matchesExpected([...received], [...expected], pairs)
  if (received instanceof Set && expected instanceof Set) return matchesExpected([...received], [...expected], pairs)
  if (['Date', 'RegExp', 'Number', 'String', 'Boolean'].includes(tagOf(received))) {
    return Object.is(primitiveOf(received), primitiveOf(expected))
  }
  if (received instanceof ArrayBuffer && expected instanceof ArrayBuffer) {
    return matchesExpected(new Uint8Array(received), new Uint8Array(expected), pairs)
  }
  const keys = Reflect.ownKeys(received).filter((key) => isEnumerable(received, key))
  const others = Reflect.ownKeys(expected).filter((key) => isEnumerable(expected, key))
  return (
    keys.length === others.length &&
    lengthOf(received) === lengthOf(expected) &&
    keys.every((key) => isEnumerable(expected, key) && matchesExpected(received[key], expected[key], pairs))
  )
}

/** Whether the error has at least these fields; hidden ones, such as the text of an `Interrupted`, count too. */
function holds(error: Error, expected: Fields, above: Pairs): boolean {
  const fields: Fields = errorFields(error)
  return Object.entries(expected).every(([key, value]) =>
    includes(Object.hasOwn(fields, key) ? fields[key] : (error as unknown as Fields)[key], value, above),
  )
}

/** Within the record of an error, records again name only some fields. */
function includes(received: unknown, expected: unknown, above: Pairs): boolean {
  if (Array.isArray(received) && Array.isArray(expected)) {
    return received.length === expected.length && received.every((item, at) => includes(item, expected[at], above))
  }
  if (isObject(received) && isObject(expected) && !isError(received) && tagOf(expected) === 'Object') {
    return Object.entries(expected).every(([key, value]) => includes(received[key], value, above))
  }
  return matchesExpected(received, expected, above)
}

type Fields = Readonly<Record<PropertyKey, unknown>>

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

function isEnumerable(value: object, key: PropertyKey): boolean {
  return Object.prototype.propertyIsEnumerable.call(value, key)
}

function lengthOf(value: Fields): unknown {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? (value as Fields).length : undefined
}

/** A date's number, an expression's text, what a wrapper wraps. */
function primitiveOf(value: Fields): unknown {
  return value instanceof RegExp ? String(value) : value.valueOf()
}
