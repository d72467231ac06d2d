import type { ChatMessage } from '../../core/ChatMessage.ts'
import { type AnthropicBlock, type AnthropicText, anthropicBlocks } from './anthropicBlocks.ts'

export interface AnthropicTurn {
  readonly role: 'user' | 'assistant'
  readonly content: string | AnthropicBlock[]
}

export interface AnthropicConversation {
  readonly system?: string | AnthropicText[]
  readonly messages: AnthropicTurn[]
}

/**
 * The conversation as Anthropic writes it: system and developer messages at the top, tool results inside the user's turn,
 * and neighbours of one side as one turn, because the results of a turn's calls must all stand in the next one.
 */
export function anthropicMessages(messages: readonly ChatMessage[]): AnthropicConversation {
  const system: AnthropicText[] = []
  const turns: AnthropicTurn[] = []
  messages.forEach((message, index) => {
    const place = `messages[${index}]`
    if (message.role === 'system' || message.role === 'developer') {
      system.push(...anthropicBlocks.prompt(message.content, `${place}.content`))
    } else {
      const turn = turnOf(message, place)
      const last = turns.at(-1)
      if (last?.role === turn.role) turns[turns.length - 1] = join(last, turn)
      else turns.push(turn)
    }
  })
  const [only, ...more] = system
  if (only === undefined) return { messages: turns }
  return { system: more.length === 0 ? only.text : system, messages: turns }
}

function turnOf(message: ChatMessage, place: string): AnthropicTurn {
  const { role, content, reasoning = [], toolCalls = [] } = message
  if (role === 'tool') return { role: 'user', content: [anthropicBlocks.toolResult(message, place)] }
  const side = role === 'assistant' ? 'assistant' : 'user'
  if (typeof content === 'string' && reasoning.length === 0 && toolCalls.length === 0) return { role: side, content }
  const blocks = [
    ...anthropicBlocks.reasoning(reasoning),
    ...anthropicBlocks.content(content, `${place}.content`),
    ...anthropicBlocks.toolCalls(toolCalls, `${place}.toolCalls`),
  ]
  return { role: side, content: blocks }
}

function join(first: AnthropicTurn, second: AnthropicTurn): AnthropicTurn {
  return { role: first.role, content: [...blocksOf(first), ...blocksOf(second)] }
}

function blocksOf({ content }: AnthropicTurn): AnthropicBlock[] {
  return typeof content === 'string' ? anthropicBlocks.content(content, '') : content
}
