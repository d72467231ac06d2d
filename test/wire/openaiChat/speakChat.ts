import { openai } from '../../../src/providers/openai.ts'
import { eventFrames } from '../eventFrames.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

/** What comes in a chunk's `delta`, or beside it. */
export const say = {
  delta: (delta: unknown, choice: object = {}) => ({
    id: 'c1',
    object: 'chat.completion.chunk',
    model: 'm',
    choices: [{ index: 0, delta, finish_reason: null, ...choice }],
  }),
  text: (content: unknown) => say.delta({ content }),
  finish: (finish_reason: unknown, delta: unknown = {}) => say.delta(delta, { finish_reason }),
  call: (...tool_calls: unknown[]) => say.delta({ tool_calls }),
  usage: (usage: unknown) => ({ id: 'c1', model: 'm', choices: [], usage }),
} as const

export const done = 'data: [DONE]\n\n'

/** What comes out of the provider when these chunks come in, and `[DONE]` behind them. */
export function speakChat(...chunks: readonly unknown[]): Promise<Heard> {
  return speakText(eventFrames(chunks) + done)
}

/** The same for a body as it travels. */
export function speakText(body: string): Promise<Heard> {
  return listen(openai.events({ apiKey: 'k', transport: memoryTransport(body) })([{ role: 'user', content: 'Hello!' }]))
}
