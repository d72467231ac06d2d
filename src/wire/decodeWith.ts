import * as t from 'io-ts'
import type { OperatorFunction, Subscriber } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { type Handlers, operate } from '../core/operate.ts'
import { ChunkParser } from './ChunkParser.ts'
import { type CompiledGuard, compileGuard } from './compileGuard.ts'
import { decodeError } from './decodeError.ts'
import type { Mark } from './Mark.ts'

/** The parts of an `SseEvent` that decoding looks at. */
interface Encoded {
  readonly event: string
  readonly data: string
}

export interface DecodeConfig {
  /** The data that ends the reply, such as `[DONE]`; compared exactly, but for white space around it. */
  readonly done?: string | undefined
  /** Takes out of the input, before an error shows 200 characters of it, what nobody may see. */
  readonly clean?: (text: string) => string
}

/**
 * Decodes each event's data as JSON and as `codec`. What is not JSON, or not what the codec says, fails with `Decode`,
 * which names the path.
 *
 * With a `config` it also passes on what is no chunk: `'done'` for the sentinel, `'activity'` for a comment or empty data.
 * Values may then share parts that the service repeats, and are for reading.
 *
 * @example
 * lines.pipe(parseSse(), decodeWith(t.type({ temperature: t.number })))
 */
export function decodeWith<A>(codec: t.Type<A, unknown, unknown>): OperatorFunction<Encoded, A>
export function decodeWith<A>(
  codec: t.Type<A, unknown, unknown>,
  config: DecodeConfig,
): OperatorFunction<Encoded, A | Mark>
export function decodeWith<A>(
  codec: t.Type<A, unknown, unknown>,
  config?: DecodeConfig,
): OperatorFunction<Encoded, A | Mark> {
  return operate((out) => new ChunkReader(out, codec, config))
}

const BRACE = 123
/** Characters of the input. */
const SHOWN = 200
/** What JSON calls white space; a line of U+00A0 is not blank, it is wrong. */
const BLANK = /^[ \t\r\n]*$/

/** The state of one subscription. */
class ChunkReader<A> implements Handlers<Encoded> {
  readonly #out: Subscriber<A | Mark>
  readonly #codec: t.Type<A, unknown, unknown>
  readonly #config: DecodeConfig | undefined
  readonly #guard: CompiledGuard<A> | undefined
  readonly #json: Pick<ChunkParser, 'parse' | 'repeated'>

  constructor(out: Subscriber<A | Mark>, codec: t.Type<A, unknown, unknown>, config: DecodeConfig | undefined) {
    this.#out = out
    this.#codec = codec
    this.#config = config
    // Whoever takes the values alone may also change them, so they share nothing.
    this.#json = config === undefined ? { parse: JSON.parse, repeated: false } : new ChunkParser()
    // A codec without transformations is the identity on what it accepts, so its guard decides; the report costs more.
    this.#guard = codec.encode === t.identity ? compileGuard(codec) : undefined
  }

  next({ event, data }: Encoded): void {
    // No sentinel is JSON, and a chunk is: looking at the first character keeps the trim off the hot path.
    const mark = data.charCodeAt(0) === BRACE ? undefined : this.#markOf(event, data)
    if (mark === undefined) this.#out.next(this.#decode(data))
    else this.#out.next(mark)
  }

  #markOf(event: string, data: string): Mark | undefined {
    if (this.#config === undefined) return undefined
    if (data.trim() === this.#config.done) return 'done'
    return event === '' || BLANK.test(data) ? 'activity' : undefined
  }

  #decode(data: string): A {
    const value = this.#parse(data)
    if (this.#guard !== undefined) {
      // The same as the one before, which was accepted, but for what a string says.
      if (this.#json.repeated && this.#guard.typesOnly) return value as A
      if (this.#guard.accepts(value)) return value
    }
    const result = this.#codec.decode(value)
    if (result._tag === 'Right') return result.right
    throw decodeError(result.left, this.#shown(data))
  }

  #parse(data: string): unknown {
    try {
      return this.#json.parse(data)
    } catch {
      throw createProviderError('Decode', 'the service sent what is not JSON', { path: '', input: this.#shown(data) })
    }
  }

  #shown(data: string): string {
    return (this.#config?.clean?.(data) ?? data).slice(0, SHOWN)
  }
}
