import type { ReplyReader } from './ReplyReader.ts'
import type { Shape } from './Shape.ts'

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
  readonly chunk: Shape<Chunk>
  readonly createReader: () => ReplyReader<Chunk>
  /** The reply that was not streamed: one JSON text. */
  readonly whole: Shape<Whole>
  readonly createWholeReader: () => ReplyReader<Whole>
}
