import { inspect } from 'node:util'

/** What no error and no event may ever show. */
export const planted = {
  key: 'sk-planted-0f3a9c77d2',
  header: 'planted-header-5b1d40',
  callHeader: 'planted-call-header-c9e2',
  proxyUser: 'planted-user-61c8',
  proxyPassword: 'planted-password-88e2',
  prompt: 'planted prompt: why is the sky so blue today',
} as const

const shown = [
  ...Object.values(planted),
  Buffer.from(`${planted.proxyUser}:${planted.proxyPassword}`).toString('base64'),
  encodeURIComponent(planted.prompt),
]

/** Which secrets can be read in anything that a log would print of `value`, its causes and its parts. */
export function leaksIn(value: unknown, where = ''): string[] {
  return [...writtenOf(value)].flatMap(([place, text]) =>
    shown.filter((secret) => text.includes(secret)).map((secret) => `${where}${place} shows ${secret}`),
  )
}

const ALL = { showHidden: true, depth: Infinity, maxArrayLength: null, maxStringLength: null } as const

function* writtenOf(value: unknown, path = '', seen = new Set<unknown>()): Generator<[string, string]> {
  if (value === undefined || value === null || seen.has(value)) return
  seen.add(value)
  yield [`${path}inspect`, inspect(value, ALL)]
  yield [`${path}JSON`, JSON.stringify(value) ?? '']
  yield [`${path}String`, String(value)]
  if (typeof value !== 'object') return
  const { message, stack, cause, errors, error } = value as Readonly<Record<string, unknown>>
  yield [`${path}message`, String(message)]
  yield [`${path}stack`, String(stack)]
  yield* writtenOf(cause, `${path}cause.`, seen)
  yield* writtenOf(error, `${path}error.`, seen)
  if (Array.isArray(errors)) for (const each of errors) yield* writtenOf(each, `${path}errors.`, seen)
}
