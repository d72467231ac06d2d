import type * as t from 'io-ts'
import type { ReplyReader } from './ReplyReader.ts'

/**
 * What a service speaks: how its bytes are framed, what a chunk looks like, and what it means. Data and two functions, no
 * HTTP.
 */
export interface Wire<Chunk, Whole = Chunk> {
  /** `sse`: events; `lines`: each `data:` line is an event; `ndjson`: each line is JSON. */
  readonly framing: 'sse' | 'lines' | 'ndjson'
  /** The `accept` header of a request for a stream. */
  readonly accept: string
  /** The data that ends a stream, where the wire has one. */
  readonly done: string | undefined
  readonly chunk: t.Type<Chunk, unknown, unknown>
  readonly createReader: () => ReplyReader<Chunk>
  /** The reply that was not streamed: one JSON text. */
  readonly whole: t.Type<Whole, unknown, unknown>
  readonly createWholeReader: () => ReplyReader<Whole>
}
