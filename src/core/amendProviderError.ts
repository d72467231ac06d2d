import { createProviderError } from './createProviderError.ts'
import type { ProviderError } from './ProviderError.ts'

/** A copy of the error with some fields replaced; errors themselves are never changed. The stack stays the first one's. */
export function amendProviderError(error: ProviderError, fields: Readonly<Record<string, unknown>>): ProviderError {
  const { _tag, ...own } = error
  const text = error._tag === 'Interrupted' ? { text: error.text } : {}
  const message = typeof fields.message === 'string' ? fields.message : error.message
  const { message: _message, ...rest } = fields
  const all = { cause: error.cause, ...own, ...text, ...rest }
  const copy = createProviderError(_tag, message, all as never)
  const frames = error.stack?.slice(error.stack.indexOf('\n    at '))
  Object.defineProperty(copy, 'stack', {
    value: frames === undefined ? undefined : `${copy.name}: ${message}${frames}`,
    configurable: true,
    writable: true,
  })
  return copy
}
