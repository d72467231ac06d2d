import { gemini } from '../../src/providers/gemini.ts'
import { dig } from '../../src/wire/dig.ts'
import type { ExpectedCall, Recording } from './replayRecordings.ts'

const counts = {
  inputTokens: 'promptTokenCount',
  outputTokens: 'candidatesTokenCount',
  reasoningTokens: 'thoughtsTokenCount',
  cachedInputTokens: 'cachedContentTokenCount',
}

/** The recordings of Gemini and of Vertex. */
export const geminiRecordings = {
  dialect: 'gemini',
  recordings: 14,
  contentType: 'text/event-stream',
  provider: (baseUrl: string) => gemini.events({ apiKey: 'k', baseUrl }),
  usage: (usage: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(counts)
        .map(([ours, theirs]) => [ours, usage[theirs]])
        .filter(([, count]) => count !== undefined),
    ),
  /**
   * The oracle lists each piece of a call that comes in pieces. The pieces after a name belong to it; their texts, put
   * together by their places, are its arguments.
   */
  toolCalls({ toolCalls }: Recording, body: string): readonly ExpectedCall[] {
    if (!toolCalls.some(({ partial }) => partial)) return toolCalls
    const named = toolCalls.filter(({ name }) => name !== null)
    expect(named).toHaveLength(1)
    const args: Record<string, string> = {}
    for (const line of body.split('\r\n').filter((text) => text.startsWith('data: '))) {
      const [candidate] = dig(JSON.parse(line.slice('data: '.length)), 'candidates') as unknown[]
      for (const part of dig(candidate, 'content', 'parts') as unknown[]) {
        for (const piece of (dig(part, 'functionCall', 'partialArgs') ?? []) as unknown[]) {
          const key = String(dig(piece, 'jsonPath')).replace(/^\$\./, '')
          args[key] = (args[key] ?? '') + String(dig(piece, 'stringValue'))
        }
      }
    }
    return named.map(({ id, name }) => ({ id, name, arguments: JSON.stringify(args) }))
  },
} as const
