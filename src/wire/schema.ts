import type { Schemable, WithUnion } from 'io-ts/lib/Schemable.js'

/** What io-ts calls `HKT`: what the interpreter `S` makes of a description of `A`. */
export interface HKT<S, A> {
  readonly _URI: S
  readonly _A: A
}

type Basic = 'string' | 'number' | 'boolean' | 'nullable' | 'struct' | 'partial' | 'record' | 'array' | 'intersect'

/** An object of a type that nobody asked for. It does have a `type`, or none; what matters is that it is none of the known. */
export interface Other {
  readonly type?: undefined
}

type Known<Members> = { [Type in keyof Members]: { readonly type: Type } & Members[Type] }[keyof Members]

/** What JSON is described in: the words of io-ts' `Schemable`, and two for what services leave open. */
export interface Words<S> extends Pick<Schemable<S>, Basic>, WithUnion<S> {
  readonly unknown: HKT<S, unknown>
  /**
   * Objects that say their `type`: each is held to the schema of its type, and one of another type, or of none, passes
   * unread, so that what a service adds later breaks nothing.
   */
  readonly byType: <Members>(
    members: { [Type in keyof Members]: HKT<S, Members[Type]> },
  ) => HKT<S, Known<Members> | Other>
}

/** A description of JSON, which says nothing of what is done with it: an io-ts schema. */
export interface Schema<A> {
  <S>(json: Words<S>): HKT<S, A>
}

export type TypeOf<S> = S extends Schema<infer A> ? A : never

/**
 * Describes JSON; the type comes from the description. A field that is `null` or absent is `nullable` in a `partial`:
 * services use both for "none".
 *
 * @example
 * const point = schema((json) => json.partial({ x: json.nullable(json.number) }))
 * type Point = TypeOf<typeof point> // { x?: number | null }
 */
export function schema<A>(describe: Schema<A>): Schema<A> {
  return describe
}
