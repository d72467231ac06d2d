import type { ContextEntry, Errors, Type } from 'io-ts'
import type { Decoder } from './Decoder.ts'
import { Mismatch } from './Mismatch.ts'
import type { HKT, Words } from './schema.ts'
import { shapeOf } from './shapeOf.ts'

/** The parts of io-ts codecs that this looks at; each codec says by its `_tag` which of them it has. */
interface Described {
  readonly _tag?: string
  readonly type?: Described
  readonly types?: readonly Described[]
  readonly props?: Readonly<Record<string, Described>>
}

/**
 * An io-ts codec as a decoder. The codec itself is asked where its shape, which costs a tenth, does not take a value, and
 * always where it has a part that may change a value or look into it.
 */
export function codecDecoder<A>(codec: Type<A, unknown, unknown>): Decoder<A> {
  const described = codec as Described
  const shape = isPlain(described) ? shapeOf((json) => describe(described, json)) : undefined
  return {
    typesOnly: shape !== undefined,
    decode(value) {
      if (shape?.is(value)) return value as A
      const result = codec.decode(value)
      return result._tag === 'Right' ? result.right : mismatchIn(result.left)
    },
  }
}

const PLAIN =
  /^(String|Number|Boolean|Null|Undefined|Unknown|AnyArray|AnyDictionary|Array|Union|Intersection|Partial|Interface)Type$/

function isPlain({ _tag = '', type, types = [], props = {} }: Described): boolean {
  const parts = type === undefined ? [...types, ...Object.values(props)] : [type]
  return PLAIN.test(_tag) && parts.every(isPlain)
}

/** The codec in the words of a schema. */
function describe<S>({ _tag, type = {}, types = [], props = {} }: Described, json: Words<S>): HKT<S, unknown> {
  switch (_tag) {
    case 'StringType':
      return json.string
    case 'NumberType':
      return json.number
    case 'BooleanType':
      return json.boolean
    case 'UnknownType':
      return json.unknown
    case 'AnyArrayType':
      return json.array(json.unknown)
    case 'AnyDictionaryType':
      return json.record(json.unknown)
    case 'ArrayType':
      return json.array(describe(type, json))
    case 'PartialType':
      return json.partial(fields(props, json))
    case 'InterfaceType':
      return json.struct(fields(props, json))
    case 'IntersectionType':
      return types.map((each) => describe(each, json)).reduce((left, right) => json.intersect(right)(left))
    default:
      return unionOf(types, json)
  }
}

function fields<S>(props: Readonly<Record<string, Described>>, json: Words<S>): Record<string, HKT<S, unknown>> {
  return Object.fromEntries(Object.entries(props).map(([name, each]) => [name, describe(each, json)]))
}

/** A union, or what stands for none: JSON has no `undefined`, so nothing is that. */
function unionOf<S>(types: readonly Described[], json: Words<S>): HKT<S, unknown> {
  const tags = types.map(({ _tag }) => _tag)
  const some = types.filter(({ _tag }) => _tag !== 'NullType' && _tag !== 'UndefinedType')
  const union = json.union as (...members: HKT<S, unknown>[]) => HKT<S, unknown>
  const members = union(...some.map((each) => describe(each, json)))
  return tags.includes('NullType') ? json.nullable(members) : members
}

/** A union reports each of its branches; the one that went deepest names the place. */
function mismatchIn(errors: Errors): Mismatch {
  const { context, value } = errors.reduce((best, error) => (error.context.length > best.context.length ? error : best))
  const path = context.filter(({ key }, at) => key !== '' && !isBranch(context[at - 1])).map(({ key }) => key)
  return new Mismatch(value, context.at(-1)?.type.name ?? 'something else', path)
}

/** Below a union or an intersection the key is the number of the branch, which is no place in the JSON. */
function isBranch(parent: ContextEntry | undefined): boolean {
  const { _tag } = (parent?.type ?? {}) as Described
  return _tag === 'UnionType' || _tag === 'IntersectionType'
}
