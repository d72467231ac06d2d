import type { ChatMessage } from '../core/ChatMessage.ts'

/** Asks to go on from the text so far. Without any text there is nothing to go on from, and the question is asked anew. */
export function followUp(messages: readonly ChatMessage[], text: string): readonly ChatMessage[] {
  if (text === '') return messages
  return [
    ...messages,
    { role: 'assistant', content: text },
    { role: 'user', content: 'Your reply was cut off. Go on exactly where it stopped, and repeat nothing of it.' },
  ]
}
