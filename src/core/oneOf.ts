import type { Rule } from './checkOptions.ts'

/** The rule of an option that takes one of these words. */
export function oneOf(words: readonly string[]): Rule {
  return { is: (value: unknown) => words.includes(value as string), mustBe: `one of ${words.join(', ')}` }
}
