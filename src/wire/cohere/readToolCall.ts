import type { ChatEvent } from '../../core/ChatEvent.ts'
import type { CohereReplyToolCall } from './cohereChunk.ts'

/** The event of a tool call: what it begins with, or the whole of it. */
export function readToolCall(
  call: CohereReplyToolCall | null | undefined,
  index: number,
  emit: (event: ChatEvent) => void,
): void {
  const { name, arguments: json } = call?.function ?? {}
  emit({
    type: 'toolCall',
    index,
    ...(call?.id ? { id: call.id } : {}),
    ...(name ? { name } : {}),
    arguments: json ?? '',
  })
}
