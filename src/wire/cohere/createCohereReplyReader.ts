import type { ReplyReader } from '../ReplyReader.ts'
import type { CohereReply } from './cohereChunk.ts'
import { ReplyFacts } from './ReplyFacts.ts'
import { readContent } from './readContent.ts'
import { readToolCall } from './readToolCall.ts'

/** Reads a reply that was not streamed. */
export function createCohereReplyReader(): ReplyReader<CohereReply> {
  const facts = new ReplyFacts()
  let complete = false
  return {
    read(reply, emit) {
      facts.begin(reply.id)
      facts.finish(reply)
      for (const content of reply.message.content ?? []) readContent(content, emit)
      for (const [index, call] of (reply.message.tool_calls ?? []).entries()) readToolCall(call, index, emit)
      complete = true
      return true
    },
    get complete() {
      return complete
    },
    get usage() {
      return facts.usage
    },
    get end() {
      return facts.end
    },
  }
}
