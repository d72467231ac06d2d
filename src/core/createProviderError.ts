import { defined } from './defined.ts'
import { passes } from './passes.ts'
import type {
  ProviderError,
  ProviderErrorBase,
  ProviderErrorOf,
  ProviderErrorRecord,
  ProviderErrorTag,
} from './ProviderError.ts'

type CommonKey = Exclude<keyof ProviderErrorBase<string>, keyof Error | '_tag' | 'toJSON'>
type OwnKey<Tag extends ProviderErrorTag> = Exclude<keyof ProviderErrorOf<Tag>, keyof ProviderErrorBase<string>>

/** What `createProviderError` takes beside tag and message: all common fields are optional, a tag's own are not. */
export type ProviderErrorFields<Tag extends ProviderErrorTag> = OrUndefined<
  Partial<Pick<ProviderErrorOf<Tag>, CommonKey>> &
    Pick<ProviderErrorOf<Tag>, OwnKey<Tag>> & { readonly cause?: unknown }
>

/** What may be left out may be undefined as well. */
type OrUndefined<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] }

type Arguments<Tag extends ProviderErrorTag> =
  Record<never, never> extends ProviderErrorFields<Tag>
    ? [fields?: ProviderErrorFields<Tag>]
    : [fields: ProviderErrorFields<Tag>]

type LooseFields = Readonly<Record<string, unknown>>

const BRAND = Symbol.for('rivulet.ProviderError')

class ProviderFailure extends Error {
  readonly _tag: ProviderErrorTag

  constructor(tag: ProviderErrorTag, message: string, { cause, text, ...fields }: LooseFields) {
    super(message, cause === undefined ? undefined : { cause })
    this._tag = tag
    const committed = fields.committed === true
    const retryable = !committed && (fields.retryable ?? retryableByDefault(tag, fields)) === true
    Object.assign(this, defined({ ...fields, committed, retryable }))
    Error.captureStackTrace?.(this, createProviderError)
    if (tag === 'Interrupted') Object.defineProperty(this, 'text', { enumerable: false, get: () => text ?? '' })
  }

  toJSON(): ProviderErrorRecord {
    const { _tag, message } = this
    const { errors, ...fields } = { ...this } as { errors?: readonly ProviderError[] }
    return defined({ ...fields, _tag, message, errors: errors?.map((error) => error.toJSON()) })
  }
}
Object.defineProperty(ProviderFailure, 'name', { value: 'ProviderError' })
Object.defineProperty(ProviderFailure.prototype, 'name', { value: 'ProviderError', configurable: true, writable: true })
Object.defineProperty(ProviderFailure.prototype, BRAND, { value: true })

/**
 * Makes a `ProviderError`. `retryable` follows from the tag unless said; a committed error is never retryable.
 *
 * @example
 * createProviderError('RateLimited', 'slow down', { retryAfterMs: 2_000 })
 * createProviderError('Timeout', 'no token within 5000 ms', { phase: 'first', ms: 5_000 })
 */
export function createProviderError<Tag extends ProviderErrorTag>(
  tag: Tag,
  message: string,
  ...[fields]: Arguments<Tag>
): ProviderErrorOf<Tag> {
  return new ProviderFailure(tag, message, fields ?? {}) as unknown as ProviderErrorOf<Tag>
}

function retryableByDefault(tag: ProviderErrorTag, { status, phase, code }: LooseFields): boolean {
  switch (tag) {
    case 'RateLimited':
    case 'Interrupted':
    case 'Timeout':
    case 'Empty':
      return true
    case 'HttpStatus':
      return typeof status === 'number' && passes(status)
    case 'Network':
      return phase !== 'tls' && code !== 'ENOTFOUND'
    default:
      return false
  }
}
