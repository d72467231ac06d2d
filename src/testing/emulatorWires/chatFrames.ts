import type { Usage } from '../../core/ChatEvent.ts'
import type { Frames, Outcome, Turn } from './EmulatorWire.ts'
import { chatError } from './chatError.ts'
import { chatUsage } from './chatUsage.ts'
import { formatComment } from './formatComment.ts'
import { formatEvent } from './formatEvent.ts'
import { modelOf } from './modelOf.ts'
import { splitArguments } from './splitArguments.ts'

/** The chunks of OpenAI's chat completions, which the three small vendors speak as well. */
export function chatFrames({ request, number, vendor }: Turn): Frames {
  const head = {
    id: `chatcmpl-emulated-${number}`,
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: modelOf(request.body, 'gpt-3.5-turbo'),
  }
  const thought = vendor === 'groq' || vendor === 'openrouter' ? 'reasoning' : 'reasoning_content'
  const chunk = (delta: object, finishReason: string | null = null) =>
    formatEvent({ ...head, choices: [{ index: 0, delta, finish_reason: finishReason }] })
  const usageChunk = (usage: Usage) => formatEvent({ ...head, choices: [], usage: chatUsage(usage) })

  return {
    start: () => chunk({ role: 'assistant', content: '' }),
    text: (token) => chunk({ content: token }),
    reasoning: (text) => chunk({ [thought]: text }),
    toolCall({ id, name, arguments: text }, index) {
      const fragment = (call: object) => chunk({ tool_calls: [{ index, ...call }] })
      const opening = fragment({ id, type: 'function', function: { name, arguments: '' } })
      return (
        opening +
        splitArguments(text)
          .map((part) => fragment({ function: { arguments: part } }))
          .join('')
      )
    },
    finish: ({ reason, usage }: Outcome) => chunk({}, reason) + (usage === undefined ? '' : usageChunk(usage)),
    failure: (failure) => formatEvent(chatError(failure)),
    comment: formatComment,
    mark: () => 'data: [DONE]\n\n',
  }
}
