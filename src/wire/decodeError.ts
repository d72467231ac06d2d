import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderErrorOf } from '../core/ProviderError.ts'
import type { Mismatch } from './Mismatch.ts'

/** Says where the JSON is another one, and which kind of value stood there; `input` is as much of it as may be shown. */
export function decodeError({ path, found, expected }: Mismatch, input: string): ProviderErrorOf<'Decode'> {
  const place = path.join('.')
  const message = `the service sent ${kindOf(found)} for ${place || 'the chunk'}, expected ${expected.slice(0, 80)}`
  return createProviderError('Decode', message, { path: place, input })
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
