import type { ToolCallPart } from '../Part.ts'
import type { Outcome, Turn } from './EmulatorWire.ts'
import { modelOf } from './modelOf.ts'
import { parseJson } from './parseJson.ts'

interface Message {
  readonly text?: string
  readonly reasoning?: string
  readonly toolCalls?: readonly ToolCallPart[]
}

/** One line of Ollama, with the figures of the last one where the reply is over. A whole reply is such a line. */
export function ollamaLine({ request }: Turn, message: Message, outcome?: Outcome): object {
  const { text = '', reasoning = '', toolCalls = [] } = message
  const calls = toolCalls.map(({ name, arguments: json }) => ({ function: { name, arguments: parseJson(json) } }))
  const last = outcome && {
    done_reason: outcome.reason,
    total_duration: 2_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: outcome.usage?.inputTokens ?? 0,
    prompt_eval_duration: 500_000,
    eval_count: outcome.usage?.outputTokens ?? 0,
    eval_duration: 500_000,
  }
  return {
    model: modelOf(request.body, 'llama3.2'),
    created_at: '2023-11-14T22:13:20.000Z',
    message: {
      role: 'assistant',
      content: text,
      ...(reasoning === '' ? {} : { thinking: reasoning }),
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    },
    done: outcome !== undefined,
    ...last,
  }
}
