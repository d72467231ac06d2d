import { isProviderError } from '../../core/isProviderError.ts'

/** Whether `value` is an Error, also one of another realm: test runners bring their own globals. */
export function isError(value: unknown): value is Error {
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Error]' || tag === '[object DOMException]' || isProviderError(value)
}
