import type { Outcome, Turn } from './EmulatorWire.ts'
import { modelOf } from './modelOf.ts'
import { responsesItems } from './responsesItems.ts'

/** A Responses reply as one JSON: what is answered without a stream, and what the last event of a stream repeats. */
export function responsesWhole({ request, number }: Turn, outcome: Outcome): object {
  const { text, reasoning, toolCalls, reason, usage } = outcome
  const whole = reason === 'completed'
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0, reasoningTokens = 0 } = usage ?? {}
  return {
    id: `resp_emulated_${number}`,
    object: 'response',
    created_at: 1_700_000_000,
    status: whole ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: whole ? null : { reason },
    model: modelOf(request.body, 'gpt-5-mini'),
    output: [
      ...(reasoning === '' ? [] : [responsesItems.reasoning(reasoning)]),
      ...(text === '' ? [] : [responsesItems.message(text)]),
      ...toolCalls.map((call) => responsesItems.call(call, true)),
    ],
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: cachedInputTokens },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: reasoningTokens },
      total_tokens: inputTokens + outputTokens,
    },
  }
}
