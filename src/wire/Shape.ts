import type { Mismatch } from './Mismatch.ts'

/** What a value must be. */
export class Shape<A> {
  /** In words that end the sentence "expected …". */
  readonly expected: string
  /** What is wrong with a value, if anything is. */
  readonly check: (value: unknown) => Mismatch | undefined
  /** Whether types alone are asked for, so that a string in the place of another string changes nothing. */
  readonly typesOnly: boolean

  constructor(expected: string, check: Shape<A>['check'], typesOnly = true) {
    this.expected = expected
    this.check = check
    this.typesOnly = typesOnly
  }

  is(value: unknown): value is A {
    return this.check(value) === undefined
  }

  decode(value: unknown): A | Mismatch {
    return this.check(value) ?? (value as A)
  }
}
