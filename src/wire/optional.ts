import * as t from 'io-ts'

/** A value that may be `null` or absent: services use both for "none". */
export function optional<A>(codec: t.Type<A, A, unknown>): t.Type<A | null | undefined, A | null | undefined, unknown> {
  return t.union([codec, t.null, t.undefined])
}
