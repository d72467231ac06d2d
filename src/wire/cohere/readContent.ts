import type { ChatEvent } from '../../core/ChatEvent.ts'
import type { CohereContent } from './cohereChunk.ts'

/** The events of a piece of content, a fragment or the whole of it. */
export function readContent(content: CohereContent | null | undefined, emit: (event: ChatEvent) => void): void {
  if (content?.thinking) emit({ type: 'reasoning', text: content.thinking })
  if (content?.text) emit({ type: 'text', text: content.text })
}
