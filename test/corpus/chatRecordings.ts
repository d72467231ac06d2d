import { openai } from '../../src/providers/openai.ts'
import { dig } from '../../src/wire/dig.ts'

const count = (counts: Readonly<Record<string, unknown>>, ...path: string[]) =>
  dig(counts, ...path) as number | undefined

const counts = {
  inputTokens: ['prompt_tokens'],
  outputTokens: ['completion_tokens'],
  reasoningTokens: ['completion_tokens_details', 'reasoning_tokens'],
  cachedInputTokens: ['prompt_tokens_details', 'cached_tokens'],
} as const

/** The recordings of OpenAI chat and of the services that speak it. */
export const chatRecordings = {
  dialect: 'openai-chat',
  recordings: 46,
  contentType: 'text/event-stream',
  provider: (baseUrl: string) => openai.events({ apiKey: 'k', baseUrl }),
  usage: (usage: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(counts)
        .map(([ours, path]) => [ours, count(usage, ...path)])
        .filter(([, number]) => number !== undefined),
    ),
} as const
