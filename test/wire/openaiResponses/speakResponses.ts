import { openaiResponses } from '../../../src/providers/openaiResponses.ts'
import { eventFrames } from '../eventFrames.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

type Place = { readonly output_index?: unknown; readonly content_index?: unknown; readonly item_id?: unknown }

const first = { output_index: 0, content_index: 0 }

/** The events of a stream. */
export const say = {
  created: { type: 'response.created', response: { id: 'resp_1', model: 'gpt-5-mini', status: 'in_progress' } },
  text: (delta: unknown, place: Place = first) => ({ type: 'response.output_text.delta', delta, ...place }),
  textDone: (text: unknown, place: Place = first) => ({ type: 'response.output_text.done', text, ...place }),
  summary: (delta: unknown, output_index: unknown = 0) => ({
    type: 'response.reasoning_summary_text.delta',
    delta,
    output_index,
    summary_index: 0,
  }),
  added: (item: object, output_index: unknown = 0) => ({ type: 'response.output_item.added', item, output_index }),
  done: (item: object, output_index: unknown = 0) => ({ type: 'response.output_item.done', item, output_index }),
  fill: (delta: unknown, place: Place) => ({ type: 'response.function_call_arguments.delta', delta, ...place }),
  filled: (json: unknown, place: Place) => ({
    type: 'response.function_call_arguments.done',
    arguments: json,
    ...place,
  }),
  completed: (response: object = {}) => ({
    type: 'response.completed',
    response: { id: 'resp_1', model: 'gpt-5-mini', status: 'completed', error: null, ...response },
  }),
  incomplete: (reason?: string) => ({
    type: 'response.incomplete',
    response: {
      status: 'incomplete',
      incomplete_details: reason === undefined ? null : { reason },
    },
  }),
} as const

export const item = {
  message: (...texts: readonly unknown[]) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: texts.map((text) => ({ type: 'output_text', text, annotations: [] })),
  }),
  call: (call_id: string, json: string, id = `fc_${call_id}`) => ({
    id,
    type: 'function_call',
    call_id,
    name: 'weather',
    arguments: json,
  }),
  thought: (text: string, encrypted_content?: string) => ({
    id: 'rs_1',
    type: 'reasoning',
    summary: text === '' ? [] : [{ type: 'summary_text', text }],
    ...(encrypted_content === undefined ? {} : { encrypted_content }),
  }),
} as const

/** How a reply ends that ends well. */
export const finish = (reason = 'stop', raw = 'completed', known: object = { model: 'gpt-5-mini', id: 'resp_1' }) => ({
  type: 'finish',
  reason,
  raw,
  provider: 'openaiResponses',
  ...known,
})

/** What comes out of the provider when these frames come in. */
export function speakFrames(frames: string): Promise<Heard> {
  const transport = memoryTransport(frames)
  return listen(openaiResponses.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }]))
}

/** What comes out of the provider when these events come in. */
export function speakResponses(...events: readonly unknown[]): Promise<Heard> {
  return speakFrames(eventFrames(events))
}
