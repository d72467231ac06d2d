import * as t from 'io-ts'
import { isJsonObject, type JsonObject } from '../core/isJsonObject.ts'

type Known<Codecs extends Readonly<Record<string, t.Mixed>>> = {
  [Type in keyof Codecs]: { readonly type: Type } & t.TypeOf<Codecs[Type]>
}[keyof Codecs]

/** An object of a type that nobody asked for. It does have a `type`, or none; what matters is that it is none of the known. */
export interface Other {
  readonly type?: undefined
}

/**
 * Objects that say their `type`: each is held to the codec of its type, and one of another type, or of none, passes
 * unread, so that what a service adds later breaks nothing.
 */
export function byType<Codecs extends Readonly<Record<string, t.Mixed>>>(
  codecs: Codecs,
): t.Type<Known<Codecs> | Other, Known<Codecs> | Other, unknown> {
  const codecOf = ({ type }: JsonObject) =>
    typeof type === 'string' && Object.hasOwn(codecs, type) ? codecs[type] : undefined
  return new t.Type<Known<Codecs> | Other, Known<Codecs> | Other, unknown>(
    `an object of type ${Object.keys(codecs).join(' or ')}`,
    (value): value is Known<Codecs> | Other => isJsonObject(value) && (codecOf(value)?.is(value) ?? true),
    (value, context) => {
      if (!isJsonObject(value)) return t.failure(value, context)
      return codecOf(value)?.validate(value, context) ?? t.success(value)
    },
    t.identity,
  )
}
