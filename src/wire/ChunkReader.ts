import * as t from 'io-ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import { ChunkParser } from './ChunkParser.ts'
import { type CompiledGuard, compileGuard } from './compileGuard.ts'
import type { DecodeConfig } from './decodeWith.ts'
import { decodeError } from './decodeError.ts'
import type { Mark } from './Mark.ts'

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
  readonly #codec: t.Type<A, unknown, unknown>
  readonly #config: DecodeConfig | undefined
  readonly #guard: CompiledGuard<A> | undefined
  readonly #json: Pick<ChunkParser, 'parse' | 'repeated'>

  constructor(out: Sink<A | Mark>, codec: t.Type<A, unknown, unknown>, config: DecodeConfig | undefined) {
    super(out)
    this.#codec = codec
    this.#config = config
    // Whoever takes the values alone may also change them, so they share nothing.
    this.#json = config === undefined ? { parse: JSON.parse, repeated: false } : new ChunkParser()
    // A codec without transformations is the identity on what it accepts, so its guard decides; the report costs more.
    this.#guard = codec.encode === t.identity ? compileGuard(codec) : undefined
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
