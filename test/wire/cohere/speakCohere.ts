import { cohere } from '../../../src/providers/cohere.ts'
import { eventFrames } from '../eventFrames.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

const inMessage = (type: string, index: unknown, message: object) => ({ type, index, delta: { message } })

/** The events of a stream, in the order in which most of them come. */
export const say = {
  start: {
    id: 'c1',
    type: 'message-start',
    delta: { message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] } },
  },
  begin: (content: object, index = 0) => inMessage('content-start', index, { content }),
  content: (content: unknown, index = 0) => inMessage('content-delta', index, { content }),
  plan: (tool_plan: string) => ({ type: 'tool-plan-delta', delta: { message: { tool_plan } } }),
  call: (index: unknown, id: unknown, name: unknown, json: unknown = '') =>
    inMessage('tool-call-start', index, {
      tool_calls: { id, type: 'function', function: { name, arguments: json } },
    }),
  json: (index: unknown, json: unknown) =>
    inMessage('tool-call-delta', index, { tool_calls: { function: { arguments: json } } }),
  end: (finish_reason: unknown = 'COMPLETE', fields: object = {}) => ({
    type: 'message-end',
    delta: { finish_reason, usage: { tokens: { input_tokens: 3, output_tokens: 4 } }, ...fields },
  }),
} as const

/** What comes out of the provider when these events come in. */
export function speakCohere(...events: readonly unknown[]): Promise<Heard> {
  const transport = memoryTransport(`${eventFrames(events)}data: [DONE]\n\n`)
  return listen(cohere.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }]))
}
