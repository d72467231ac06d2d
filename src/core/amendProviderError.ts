import { createProviderError } from './createProviderError.ts'
import type { ProviderError } from './ProviderError.ts'

/** A copy of the error with some fields replaced; errors themselves are never changed. The stack stays the first one's. */
export function amendProviderError(error: ProviderError, fields: Readonly<Record<string, unknown>>): ProviderError {
  const { _tag, ...own } = error
  const { message = error.message, ...others } = fields
  const text = _tag === 'Interrupted' ? error.text : undefined
  const copy = createProviderError(_tag, String(message), { cause: error.cause, text, ...own, ...others } as never)
  Object.defineProperty(copy, 'stack', { value: stackOf(error, copy), configurable: true, writable: true })
  return copy
}

/** The frames of `error` under the headline of `copy`. Where the engine writes no headline, there is none to change. */
function stackOf({ name, message, stack }: ProviderError, copy: ProviderError): string | undefined {
  const headline = [`${name}: ${message}`, name].find((line) => stack?.startsWith(line))
  return headline === undefined ? stack : `${copy.name}: ${copy.message}${stack?.slice(headline.length)}`
}
