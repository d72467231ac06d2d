import { openaiResponses } from '../../src/providers/openaiResponses.ts'
import { dig } from '../../src/wire/dig.ts'
import type { ExpectedCall, Recording } from './replayRecordings.ts'

/** The recordings of OpenAI Responses. */
export const responsesRecordings = {
  dialect: 'openai-responses',
  recordings: 22,
  contentType: 'text/event-stream',
  tag: 'QuotaExhausted',
  provider: (baseUrl: string) => openaiResponses.events({ apiKey: 'k', baseUrl }),
  usage: (counts: Readonly<Record<string, unknown>>) => ({
    inputTokens: dig(counts, 'input_tokens') as number,
    outputTokens: dig(counts, 'output_tokens') as number,
    reasoningTokens: dig(counts, 'output_tokens_details', 'reasoning_tokens') as number,
    cachedInputTokens: dig(counts, 'input_tokens_details', 'cached_tokens') as number,
  }),
  /**
   * The oracle keeps one call for each `output_index`. Where a body holds several responses the index begins anew, and a
   * later call takes the place of an earlier one; so the calls are counted in the body itself.
   */
  toolCalls({ toolCalls }: Recording, body: string): readonly ExpectedCall[] {
    const items = body
      .split('\n')
      .filter((line) => line.startsWith('data: {'))
      .map((line): unknown => JSON.parse(line.slice('data: '.length)))
      .filter((event) => dig(event, 'type') === 'response.output_item.done')
      .filter((event) => dig(event, 'item', 'type') === 'function_call')
      .map((event) => ({
        id: dig(event, 'item', 'call_id') as string,
        name: dig(event, 'item', 'name') as string,
        arguments: dig(event, 'item', 'arguments') as string,
      }))
    const known = toolCalls.map(({ id, name, arguments: json }) => ({ id, name, arguments: json }))
    expect(items).toEqual(expect.arrayContaining(known))
    return items
  },
} as const
