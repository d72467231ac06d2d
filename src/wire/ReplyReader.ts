import type { ChatEvent, FinishReason, Usage } from '../core/ChatEvent.ts'

/** How a reply ended, as far as its chunks said. */
export interface ReplyEnd {
  readonly reason: FinishReason
  /** The vendor's own word. */
  readonly raw: string
  readonly model?: string | undefined
  readonly id?: string | undefined
}

/** Reads the chunks of one reply, in order. It keeps the state of that reply; each subscription has its own. */
export interface ReplyReader<Chunk> {
  /**
   * Hands the chunk's content on. An error that the chunk reports is thrown. Returns true where the reply is over at this
   * chunk, whatever else may come.
   */
  read(chunk: Chunk, emit: (event: ChatEvent) => void): boolean
  /** Whether the wire's terminal mark was seen, so that the end of the bytes is the end of the reply. */
  readonly complete: boolean
  /**
   * Where the wire marks its end in a chunk, a sentinel behind it ends the bytes and proves nothing: without the mark the
   * reply was cut off. Default false, the sentinel is the mark.
   */
  readonly hasOwnMark?: boolean
  readonly usage: Usage | undefined
  readonly end: ReplyEnd
}
