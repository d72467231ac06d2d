import { anthropic } from '../../src/providers/anthropic.ts'
import { dig } from '../../src/wire/dig.ts'
import type { ExpectedCall, Recording } from './replayRecordings.ts'

/** The recordings of Anthropic. */
export const anthropicRecordings = {
  dialect: 'anthropic-messages',
  recordings: 7,
  contentType: 'text/event-stream; charset=utf-8',
  provider: (baseUrl: string) => anthropic.events({ apiKey: 'k', baseUrl }),
  usage(counts: Readonly<Record<string, unknown>>) {
    const count = (key: string) => (typeof counts[key] === 'number' ? counts[key] : undefined)
    const cached = count('cache_read_input_tokens')
    return {
      inputTokens: (count('input_tokens') ?? NaN) + (cached ?? 0) + (count('cache_creation_input_tokens') ?? 0),
      outputTokens: count('output_tokens') ?? NaN,
      ...(cached === undefined ? {} : { cachedInputTokens: cached }),
    }
  },
  /**
   * Where a second message takes the place of one that was cut off, the oracle lists the second one's call twice, for
   * both have the same index. The body has two calls, and the first one's arguments break off.
   */
  toolCalls({ toolCalls }: Recording, body: string): readonly ExpectedCall[] {
    const ids = toolCalls.map(({ id }) => id)
    if (new Set(ids).size === ids.length) return toolCalls
    const calls: { id: string; name: string; arguments: string }[] = []
    for (const line of body.split('\n').filter((text) => text.startsWith('data: '))) {
      const event: unknown = JSON.parse(line.slice('data: '.length))
      const { type, id, name } = (dig(event, 'content_block') ?? {}) as Readonly<Record<string, string>>
      if (type === 'tool_use') calls.push({ id: String(id), name: String(name), arguments: '' })
      const fragment = dig(event, 'delta', 'partial_json')
      const last = calls.at(-1)
      if (typeof fragment === 'string' && last !== undefined) last.arguments += fragment
    }
    expect(calls.map(({ arguments: json }) => json)).toEqual(['{"value":"Spark', '{"value":"Sparkle Day"}'])
    return calls
  },
} as const
