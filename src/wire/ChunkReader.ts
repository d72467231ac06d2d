import { platform } from '#wire'
import { createProviderError } from '../core/createProviderError.ts'
import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import type { DecodeConfig } from './decodeWith.ts'
import { decodeError } from './decodeError.ts'
import type { Decoder } from './Decoder.ts'
import type { Mark } from './Mark.ts'
import { Mismatch } from './Mismatch.ts'
import type { JsonParser } from './WirePlatform.ts'

/** The parts of an `SseEvent` that decoding looks at. */
export interface Encoded {
  readonly event: string
  readonly data: string
}

const BRACE = 123
/** Characters of the input. */
const SHOWN = 200
/** What JSON calls white space; a line of U+00A0 is not blank, it is wrong. */
const BLANK = /^[ \t\r\n]*$/

/** Events to chunks: `decodeWith()` as a step of a larger one. */
export class ChunkReader<A> extends Step<Encoded, A | Mark> {
  readonly #decoder: Decoder<A>
  readonly #config: DecodeConfig | undefined
  readonly #json: JsonParser

  constructor(out: Sink<A | Mark>, decoder: Decoder<A>, config: DecodeConfig | undefined) {
    super(out)
    this.#decoder = decoder
    this.#config = config
    // Whoever takes the values alone may also change them, so they share nothing.
    this.#json = config === undefined ? { parse: JSON.parse, repeated: false } : platform.createParser()
  }

  override next({ event, data }: Encoded): void {
    // No sentinel is JSON, and a chunk is: looking at the first character keeps the trim off the hot path.
    const mark = data.charCodeAt(0) === BRACE ? undefined : this.#markOf(event, data)
    if (mark === undefined) this.out.next(this.#decode(data))
    else this.out.next(mark)
  }

  #markOf(event: string, data: string): Mark | undefined {
    if (this.#config === undefined) return undefined
    if (data.trim() === this.#config.done) return 'done'
    return event === '' || BLANK.test(data) ? 'activity' : undefined
  }

  #decode(data: string): A {
    const value = this.#parse(data)
    // The same as one before, which was taken, but for what strings say and numbers count.
    if (this.#json.repeated && this.#decoder.typesOnly) return value as A
    const result = this.#decoder.decode(value)
    if (result instanceof Mismatch) throw decodeError(result, this.#shown(data))
    return result
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
