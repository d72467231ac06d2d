/** Where a value is not what it must be. */
export class Mismatch {
  readonly found: unknown
  /** In words that end the sentence "expected …". */
  readonly expected: string
  /** The keys that lead there. */
  readonly path: readonly string[]

  constructor(found: unknown, expected: string, path: readonly string[] = []) {
    this.found = found
    this.expected = expected
    this.path = path
  }

  /** The same one, seen from outside of the field or the place `key`. */
  below(key: string | number): Mismatch {
    return new Mismatch(this.found, this.expected, [String(key), ...this.path])
  }
}
