import { anthropicUsage } from './anthropicUsage.ts'
import type { Outcome, Turn } from './EmulatorWire.ts'
import { modelOf } from './modelOf.ts'
import { parseJson } from './parseJson.ts'

/** A message of Anthropic as one JSON. */
export function anthropicWhole({ request, number }: Turn, outcome: Outcome): object {
  const { text, reasoning, toolCalls, reason, usage } = outcome
  return {
    id: `msg_emulated_${number}`,
    type: 'message',
    role: 'assistant',
    model: modelOf(request.body, 'claude-sonnet-4-5'),
    content: [
      ...(reasoning === '' ? [] : [{ type: 'thinking', thinking: reasoning, signature: 'emulated' }]),
      ...(text === '' ? [] : [{ type: 'text', text }]),
      ...toolCalls.map(({ id, name, arguments: json }) => ({ type: 'tool_use', id, name, input: parseJson(json) })),
    ],
    stop_reason: reason,
    stop_sequence: null,
    usage: anthropicUsage(usage ?? {}),
  }
}
