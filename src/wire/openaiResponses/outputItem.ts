import type { ChatEvent } from '../../core/ChatEvent.ts'
import type { ResponsesItem, ResponsesPart } from './responsesEvent.ts'
import { sealedReasoning } from './sealedReasoning.ts'

type ItemOf<Type extends ResponsesItem['type']> = Extract<ResponsesItem, { readonly type: Type }>

/** What a whole item of the output says. */
export const outputItem = {
  /** The text of each part of a message; a refusal's text is text. */
  texts: ({ content }: ItemOf<'message'>): string[] => (content ?? []).map(textOf),

  /** The reasoning itself where the service shows it, else its summary. */
  thoughts({ content, summary }: ItemOf<'reasoning'>): string[] {
    const shown = (content ?? []).map(textOf).filter((text) => text !== '')
    return shown.length > 0 ? shown : (summary ?? []).map(textOf).filter((text) => text !== '')
  },

  /** The proof of a reasoning item, which goes back with its id. */
  signature({ id, encrypted_content }: ItemOf<'reasoning'>): string | undefined {
    if (typeof id !== 'string' || !encrypted_content) return undefined
    return sealedReasoning.toSignature({ id, encrypted_content })
  },

  /** All of it as events; a tool call takes the index given. */
  events(item: ResponsesItem, index: number): ChatEvent[] {
    switch (item.type) {
      case 'message':
        return outputItem
          .texts(item)
          .filter((text) => text !== '')
          .map((text) => ({ type: 'text', text }))
      case 'reasoning': {
        const signature = outputItem.signature(item)
        return [
          ...outputItem.thoughts(item).map((text): ChatEvent => ({ type: 'reasoning', text })),
          ...(signature === undefined ? [] : [{ type: 'reasoning', text: '', signature } as const]),
        ]
      }
      case 'function_call':
        return [{ type: 'toolCall', index, ...named(item), arguments: item.arguments ?? '' }]
      default:
        return []
    }
  },
} as const

function named({ call_id, name }: ItemOf<'function_call'>): { id?: string; name?: string } {
  return { ...(call_id ? { id: call_id } : {}), ...(name ? { name } : {}) }
}

function textOf(part: ResponsesPart): string {
  switch (part.type) {
    case 'refusal':
      return part.refusal ?? ''
    case 'output_text':
    case 'reasoning_text':
    case 'summary_text':
      return part.text ?? ''
    default:
      return ''
  }
}
