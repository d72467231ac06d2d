import type { ContextEntry, Errors } from 'io-ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderErrorOf } from '../core/ProviderError.ts'

/** Says where the JSON left the codec, and which kind of value stood there; `input` is as much of it as may be shown. */
export function decodeError(errors: Errors, input: string): ProviderErrorOf<'Decode'> {
  // A union reports each of its branches; the one that went deepest names the place.
  const deepest = errors.reduce((best, error) => (error.context.length > best.context.length ? error : best))
  const path = deepest.context
    .filter(({ key }, at) => key !== '' && !isBranch(deepest.context[at - 1]))
    .map(({ key }) => key)
    .join('.')
  const expected = deepest.context.at(-1)?.type.name ?? 'something else'
  const where = path === '' ? 'the chunk' : path
  const message = `the service sent ${kindOf(deepest.value)} for ${where}, expected ${expected.slice(0, 80)}`
  return createProviderError('Decode', message, { path, input })
}

/** Below a union or an intersection the key is the number of the branch, which is no place in the JSON. */
function isBranch(parent: ContextEntry | undefined): boolean {
  const { _tag } = (parent?.type ?? {}) as { readonly _tag?: unknown }
  return _tag === 'UnionType' || _tag === 'IntersectionType'
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
