import type * as t from 'io-ts'
import type { OperatorFunction } from 'rxjs'
import { operate } from '../core/operate.ts'
import { codecDecoder } from './codecDecoder.ts'
import { ChunkReader, type Encoded } from './ChunkReader.ts'
import type { Mark } from './Mark.ts'

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
  const decoder = codecDecoder(codec)
  return operate((out) => new ChunkReader(out, decoder, config))
}
