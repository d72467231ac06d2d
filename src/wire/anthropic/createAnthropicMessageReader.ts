import type { ReplyReader } from '../ReplyReader.ts'
import type { AnthropicMessage } from './anthropicChunk.ts'
import { MessageFacts } from './MessageFacts.ts'
import { readBlock } from './readBlock.ts'

/** Reads a message that was not streamed. */
export function createAnthropicMessageReader(): ReplyReader<AnthropicMessage> {
  const facts = new MessageFacts()
  let complete = false
  return {
    read(message, emit) {
      let calls = 0
      facts.take(message)
      for (const block of message.content) readBlock(block, block.type === 'tool_use' ? calls++ : -1, emit)
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
