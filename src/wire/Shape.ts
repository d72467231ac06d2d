import type { Decoder } from './Decoder.ts'
import type { Mismatch } from './Mismatch.ts'

/** What a value must be. */
export class Shape<A> implements Decoder<A> {
  /** In words that end the sentence "expected …". */
  readonly expected: string
  /** What is wrong with a value, if anything is. */
  readonly check: (value: unknown) => Mismatch | undefined
  readonly typesOnly = true

  constructor(expected: string, check: Shape<A>['check']) {
    this.expected = expected
    this.check = check
  }

  is(value: unknown): value is A {
    return this.check(value) === undefined
  }

  decode(value: unknown): A | Mismatch {
    return this.check(value) ?? (value as A)
  }
}
