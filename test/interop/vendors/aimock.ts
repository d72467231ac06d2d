import { type Fixture, LLMock } from '@copilotkit/aimock'
import { type ObservableNotification, lastValueFrom, materialize, toArray } from 'rxjs'
import {
  anthropic,
  type ChatEvent,
  type ChatMessage,
  type ChatOptions,
  cohere,
  gemini,
  isProviderError,
  ollama,
  openai,
  openaiResponses,
  type Provider,
  type ProviderError,
} from 'rivulet'

export const WIRES = ['chat', 'responses', 'anthropic', 'gemini', 'ollama', 'cohere'] as const
export type WireName = (typeof WIRES)[number]

export const TEXT = 'Grüße 😀 from a reply of several chunks'
const USAGE = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 }
export const CALL = { name: 'weather', arguments: '{"city":"Oslo"}', id: 'call_1' }
export const TOOLS = [{ name: 'weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } }]

const fixtures: Fixture[] = [
  { match: { toolResultContains: '12 degrees' }, response: { content: 'It is cool.' } },
  { match: { userMessage: 'text' }, response: { content: TEXT, usage: USAGE }, chunkSize: 7 },
  { match: { userMessage: 'tool' }, response: { toolCalls: [CALL], usage: USAGE } },
  { match: { userMessage: 'both' }, response: { content: 'Let me see.', toolCalls: [CALL] } },
  { match: { userMessage: 'reason' }, response: { content: 'Hi', reasoning: 'Hmm' } },
  { match: { userMessage: 'busy' }, response: { error: { message: 'slow down' }, status: 429, retryAfter: 7 } },
  { match: { userMessage: 'malformed' }, response: { content: TEXT }, chaos: { malformedRate: 1 } },
  { match: { userMessage: 'hang up' }, response: { content: TEXT }, chaos: { disconnectRate: 1 } },
  // Slowly, so that what was written is on its way before the socket is destroyed.
  { match: { userMessage: 'cut' }, response: { content: TEXT }, chunkSize: 2, latency: 10, truncateAfterChunks: 8 },
]

export let mock: LLMock
let chats: Readonly<{ [Wire in WireName]: Provider<ChatEvent> }>

/** Starts aimock, and our vendors ask there. */
export async function startAimock(): Promise<void> {
  mock = await LLMock.create({ port: 0, logLevel: 'silent' })
  mock.addFixtures(fixtures)
  const { url } = mock
  const apiKey = 'any'
  chats = {
    chat: openai.events({ baseUrl: `${url}/v1`, apiKey }),
    responses: openaiResponses.events({ baseUrl: `${url}/v1`, apiKey }),
    anthropic: anthropic.events({ baseUrl: `${url}/v1`, apiKey }),
    gemini: gemini.events({ baseUrl: `${url}/v1beta`, apiKey }),
    ollama: ollama.events({ baseUrl: url }),
    cohere: cohere.events({ baseUrl: `${url}/v2`, apiKey }),
  }
}

export const user = (content: string): ChatMessage => ({ role: 'user', content })

/** Everything that comes, and how it ends. */
export async function ask(wire: WireName, messages: readonly ChatMessage[], options?: ChatOptions) {
  const told = await lastValueFrom(chats[wire](messages, options).pipe(materialize(), toArray()))
  const events = told.flatMap((one: ObservableNotification<ChatEvent>) => (one.kind === 'N' ? [one.value] : []))
  const last = told.at(-1)
  const error: ProviderError | undefined = last?.kind === 'E' && isProviderError(last.error) ? last.error : undefined
  const calls = new Map<number, { id: string; name: string; arguments: string }>()
  for (const event of events) {
    if (event.type !== 'toolCall') continue
    const before = calls.get(event.index) ?? { id: '', name: '', arguments: '' }
    calls.set(event.index, {
      id: before.id + (event.id ?? ''),
      name: before.name + (event.name ?? ''),
      arguments: before.arguments + event.arguments,
    })
  }
  const join = (type: 'text' | 'reasoning') => events.map((event) => (event.type === type ? event.text : '')).join('')
  return {
    text: join('text'),
    reasoning: join('reasoning'),
    calls: [...calls.values()].map((call) => ({ ...call, arguments: JSON.parse(call.arguments) as unknown })),
    usage: events.filter(({ type }) => type === 'usage'),
    finish: events.filter((event) => event.type === 'finish').map(({ reason }) => reason),
    completed: last?.kind === 'C',
    error,
  }
}
