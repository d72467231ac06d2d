import { ollama } from '../../src/providers/ollama.ts'
import { dig } from '../../src/wire/dig.ts'
import type { Recording } from './replayRecordings.ts'

/** The recordings of Ollama's chat; those of `/api/generate` have no message. */
export const ollamaRecordings = {
  dialect: 'ollama',
  recordings: 1,
  contentType: 'application/x-ndjson',
  provider: (baseUrl: string) => ollama.events({ baseUrl }),
  usage: (counts: Readonly<Record<string, unknown>>) => ({
    inputTokens: dig(counts, 'prompt_eval_count') as number,
    outputTokens: dig(counts, 'eval_count') as number,
  }),
  accepts: (_recording: Recording, body: string) => body.includes('"message":'),
} as const
