import { cohere } from '../../src/providers/cohere.ts'
import { dig } from '../../src/wire/dig.ts'

/** The recordings of Cohere's chat, version 2. */
export const cohereRecordings = {
  dialect: 'cohere-v2',
  recordings: 7,
  contentType: 'text/event-stream',
  provider: (baseUrl: string) => cohere.events({ apiKey: 'k', baseUrl }),
  usage(counts: Readonly<Record<string, unknown>>) {
    const cached = dig(counts, 'cached_tokens')
    return {
      inputTokens: dig(counts, 'tokens', 'input_tokens') as number,
      outputTokens: dig(counts, 'tokens', 'output_tokens') as number,
      ...(cached === undefined ? {} : { cachedInputTokens: cached as number }),
    }
  },
} as const
