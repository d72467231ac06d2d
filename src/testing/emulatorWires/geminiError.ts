import type { Failure } from '../Fault.ts'

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

/** An error as Google words it: the code is a number, and `status` its name. */
export function geminiError({ message, type, code }: Failure): object {
  const number = typeof code === 'number' ? code : 500
  const status = /^[A-Z_]+$/.test(type) ? type : (statuses[number] ?? 'UNKNOWN')
  return { error: { code: number, message, status } }
}
