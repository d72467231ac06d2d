import * as t from 'io-ts'
import { byType } from '../byType.ts'
import { optional } from '../optional.ts'

const text = t.partial({ text: optional(t.string) })

const part = byType({
  output_text: text,
  refusal: t.partial({ refusal: optional(t.string) }),
  reasoning_text: text,
  summary_text: text,
})

const parts = optional(t.array(part))

const item = byType({
  message: t.partial({ content: parts }),
  reasoning: t.partial({ id: t.unknown, summary: parts, content: parts, encrypted_content: optional(t.string) }),
  function_call: t.partial({
    id: t.unknown,
    call_id: optional(t.string),
    name: optional(t.string),
    arguments: optional(t.string),
  }),
})

/** Where in the response an event belongs. */
const place = { item_id: t.unknown, output_index: t.unknown, content_index: t.unknown }
const delta = t.partial({ ...place, delta: optional(t.string) })
const added = t.partial({ output_index: t.unknown, item: optional(item) })
const state = t.partial({ response: t.unknown })

/** A response that was not streamed; other JSON has no output. */
export const responsesReply = t.intersection([
  t.type({ output: t.array(item) }),
  t.partial({
    id: t.unknown,
    model: t.unknown,
    status: t.unknown,
    usage: t.unknown,
    error: t.unknown,
    incomplete_details: t.unknown,
  }),
])

/** An event of the stream. Items and events that are not read here (built-in tools, annotations, audio) pass unread. */
export const responsesEvent = byType({
  'response.created': state,
  'response.output_item.added': added,
  'response.output_text.delta': delta,
  'response.output_text.done': t.partial({ ...place, text: optional(t.string) }),
  'response.refusal.delta': delta,
  'response.refusal.done': t.partial({ ...place, refusal: optional(t.string) }),
  'response.reasoning_text.delta': delta,
  'response.reasoning_summary_text.delta': delta,
  'response.function_call_arguments.delta': delta,
  'response.function_call_arguments.done': t.partial({ ...place, arguments: optional(t.string) }),
  'response.output_item.done': added,
  'response.completed': state,
  'response.incomplete': state,
  'response.failed': state,
  error: t.partial({}),
})

export type ResponsesEvent = t.TypeOf<typeof responsesEvent>
export type ResponsesReply = t.TypeOf<typeof responsesReply>
export type ResponsesItem = t.TypeOf<typeof item>
export type ResponsesPart = t.TypeOf<typeof part>
