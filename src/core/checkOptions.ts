import type { SchedulerLike } from 'rxjs'
import { createProviderError } from './createProviderError.ts'

/** setTimeout fires at once beyond this. */
const LONGEST = 2 ** 31 - 1

/** What an option must be, in words that end the sentence "… must be". */
export interface Rule {
  readonly is: (value: never) => boolean
  readonly mustBe: string
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)

/** The rules that options share. Times are in milliseconds. */
export const rule = {
  time: {
    is: (value: unknown) => isNumber(value) && value >= 0 && value <= LONGEST,
    mustBe: `a time from 0 to ${LONGEST} ms`,
  },
  delay: {
    is: (value: unknown) => isNumber(value) && value >= 0 && (value <= LONGEST || value === Infinity),
    mustBe: `a time from 0 to ${LONGEST} ms, or Infinity`,
  },
  count: {
    is: (value: unknown) => isNumber(value) && value >= 0 && (Number.isInteger(value) || value === Infinity),
    mustBe: 'a whole number from 0',
  },
  number: { is: Number.isFinite, mustBe: 'a number' },
  positive: { is: (value: unknown) => isNumber(value) && value >= 1, mustBe: 'a number from 1' },
  function: { is: (value: unknown) => typeof value === 'function', mustBe: 'a function' },
  string: { is: (value: unknown) => typeof value === 'string' && value !== '', mustBe: 'a string that is not empty' },
  boolean: { is: (value: unknown) => typeof value === 'boolean', mustBe: 'true or false' },
  object: { is: (value: unknown) => typeof value === 'object' && value !== null, mustBe: 'an object' },
  scheduler: {
    is: (value: unknown) => typeof (value as Partial<SchedulerLike> | null)?.schedule === 'function',
    mustBe: 'a scheduler',
  },
  signal: {
    is: (value: unknown) => typeof (value as Partial<AbortSignal> | null)?.addEventListener === 'function',
    mustBe: 'an AbortSignal',
  },
  any: { is: () => true, mustBe: 'anything' },
} as const satisfies Record<string, Rule>

/**
 * Throws `Config` where an option has a name that `rules` does not list, or a value that its rule refuses. The value
 * itself is never shown: it may be a secret.
 */
export function checkOptions<T extends object>(
  owner: string,
  options: T | undefined,
  rules: Readonly<Record<string, Rule>>,
): void {
  if (options === undefined) return
  if (typeof options !== 'object' || options === null) {
    throw createProviderError('Config', `${owner}: the options must be an object`)
  }
  for (const [name, value] of Object.entries(options)) {
    const known = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (known === undefined) {
      const names = Object.keys(rules).join(', ')
      throw createProviderError('Config', `${owner}: there is no option "${name}"; it takes ${names || 'none'}`)
    }
    if (value !== undefined && !known.is(value as never)) {
      throw createProviderError('Config', `${owner}: "${name}" must be ${known.mustBe}`)
    }
  }
}
