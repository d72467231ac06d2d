import type { ChatEvent } from '../../core/ChatEvent.ts'
import type { AnthropicReplyBlock } from './anthropicChunk.ts'
import { redactedThinking } from './redactedThinking.ts'

/** The events of a block as it stands: the whole of it, or what it begins with. `call` is the number of a tool call. */
export function readBlock(block: AnthropicReplyBlock, call: number, emit: (event: ChatEvent) => void): void {
  switch (block.type) {
    case 'text':
      if (block.text) emit({ type: 'text', text: block.text })
      break
    case 'thinking': {
      const { thinking, signature } = block
      if (thinking || signature) emit({ type: 'reasoning', text: thinking ?? '', ...(signature ? { signature } : {}) })
      break
    }
    case 'redacted_thinking':
      if (block.data) emit({ type: 'reasoning', text: '', signature: redactedThinking.toSignature(block.data) })
      break
    case 'tool_use': {
      const { id, name, input } = block
      const known = { ...(id ? { id } : {}), ...(name ? { name } : {}) }
      emit({ type: 'toolCall', index: call, ...known, arguments: isEmpty(input) ? '' : JSON.stringify(input) })
      break
    }
    default: // A type that is not read.
  }
}

/** A streamed call begins with `{}`, and its arguments follow. */
function isEmpty(input: object | null | undefined): boolean {
  return !input || Object.keys(input).length === 0
}
