import type { Mismatch } from './Mismatch.ts'

/** Takes a JSON value for what it must be. A `Shape` is one, and so is an io-ts codec by `codecDecoder`. */
export interface Decoder<A> {
  decode(value: unknown): A | Mismatch
  /** Whether a string in the place of another string changes nothing, unless it is the `type` of an object. */
  readonly typesOnly: boolean
}
