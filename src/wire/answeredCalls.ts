import type { ChatMessage, ToolCall } from '../core/ChatMessage.ts'

/**
 * Which tool call each `tool` message answers, for wires that want the tool's name with its result. Not every service
 * gives its calls an id: of calls that look alike, the first without an answer counts.
 */
export function answeredCalls(messages: readonly ChatMessage[]): ReadonlyMap<ChatMessage, ToolCall> {
  const answered = new Map<ChatMessage, ToolCall>()
  const open: ToolCall[] = []
  for (const message of messages) {
    open.push(...(message.toolCalls ?? []))
    if (message.role !== 'tool') continue
    const { toolCallId } = message
    const at = open.findIndex(({ id }) => toolCallId === undefined || id === toolCallId)
    const [call] = at === -1 ? [] : open.splice(at, 1)
    if (call) answered.set(message, call)
  }
  return answered
}
