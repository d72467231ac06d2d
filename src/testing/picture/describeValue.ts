import { errorFields } from './errorFields.ts'
import { isError } from './isError.ts'

const LONGEST = 300
const DEEPEST = 5

/** A value in one line, for people. Errors show what they say of themselves. Cut after 300 characters. */
export function describeValue(value: unknown): string {
  const text = describe(value, [])
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function describe(value: unknown, above: readonly unknown[]): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value)
  if (above.includes(value)) return '[circular]'
  if (above.length === DEEPEST) return '…'
  const within = [...above, value]
  if (isError(value)) return `${value.name} ${record(errorFields(value), within)}`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return list(value, within)
  const name = nameOf(value)
  if (value instanceof Map || value instanceof Set || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    return `${name} ${list([...(value as unknown as Iterable<unknown>)], within)}`
  }
  return `${name === '' || name === 'Object' ? '' : `${name} `}${record(value as Record<string, unknown>, within)}`
}

function list(items: readonly unknown[], above: readonly unknown[]): string {
  const shown = items.slice(0, LONGEST / 3).map((item) => describe(item, above))
  return `[${shown.join(', ')}]`
}

function record(fields: Readonly<Record<string, unknown>>, above: readonly unknown[]): string {
  const shown = Object.entries(fields).map(([key, value]) => `${keyOf(key)}: ${describe(value, above)}`)
  return shown.length === 0 ? '{}' : `{ ${shown.join(', ')} }`
}

function keyOf(key: string): string {
  return /^[\w$]+$/.test(key) ? key : quote(key)
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** The name of the value's class; an object without a prototype has none. */
function nameOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: string } } | null
  return prototype?.constructor?.name ?? ''
}
