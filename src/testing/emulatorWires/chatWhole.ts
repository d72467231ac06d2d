import type { Outcome, Turn } from './EmulatorWire.ts'
import { chatUsage } from './chatUsage.ts'
import { modelOf } from './modelOf.ts'

/** A chat completion as one JSON. */
export function chatWhole({ request, number }: Turn, { text, reasoning, toolCalls, reason, usage }: Outcome): object {
  const calls = toolCalls.map(({ id, name, arguments: json }) => ({
    id,
    type: 'function',
    function: { name, arguments: json },
  }))
  const message = {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
  return {
    id: `chatcmpl-emulated-${number}`,
    object: 'chat.completion',
    created: 1_700_000_000,
    model: modelOf(request.body, 'gpt-3.5-turbo'),
    choices: [{ index: 0, message, finish_reason: reason }],
    ...(usage === undefined ? {} : { usage: chatUsage(usage) }),
  }
}
