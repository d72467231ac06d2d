import type { ChatMessage, ContentPart } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'

/** The conversation as Vitalentum takes it: JSON inside the JSON, with two speakers. Whoever is no user is the bot. */
export function vitalentumConversation(messages: readonly ChatMessage[]): string {
  const history = messages.map(({ role, content }) => ({
    speaker: role === 'user' ? 'human' : 'bot',
    text: typeof content === 'string' ? content : content.map(textOf).join(''),
  }))
  return JSON.stringify({ history })
}

function textOf(part: ContentPart): string {
  if (part.type === 'text') return part.text
  throw createProviderError('InvalidRequest', 'this service takes text alone, no images')
}
