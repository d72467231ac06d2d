import { schema, type TypeOf, type Words } from '../schema.ts'

const text = schema((json) => json.partial({ text: json.nullable(json.string) }))

const part = schema((json) =>
  json.byType({
    output_text: text(json),
    refusal: json.partial({ refusal: json.nullable(json.string) }),
    reasoning_text: text(json),
    summary_text: text(json),
  }),
)

const parts = schema((json) => json.nullable(json.array(part(json))))

const item = schema((json) =>
  json.byType({
    message: json.partial({ content: parts(json) }),
    reasoning: json.partial({
      id: json.unknown,
      summary: parts(json),
      content: parts(json),
      encrypted_content: json.nullable(json.string),
    }),
    function_call: json.partial({
      id: json.unknown,
      call_id: json.nullable(json.string),
      name: json.nullable(json.string),
      arguments: json.nullable(json.string),
    }),
  }),
)

/** Where in the response an event belongs. */
const place = <S>({ unknown }: Words<S>) => ({ item_id: unknown, output_index: unknown, content_index: unknown })

const delta = schema((json) => json.partial({ ...place(json), delta: json.nullable(json.string) }))
const added = schema((json) => json.partial({ output_index: json.unknown, item: json.nullable(item(json)) }))
const state = schema((json) => json.partial({ response: json.unknown }))

/** A response that was not streamed; other JSON has no output. */
export const responsesReply = schema((json) =>
  json.intersect(json.struct({ output: json.array(item(json)) }))(
    json.partial({
      id: json.unknown,
      model: json.unknown,
      status: json.unknown,
      usage: json.unknown,
      error: json.unknown,
      incomplete_details: json.unknown,
    }),
  ),
)

/** An event of the stream. Items and events that are not read here (built-in tools, annotations, audio) pass unread. */
export const responsesEvent = schema((json) =>
  json.byType({
    'response.created': state(json),
    'response.output_item.added': added(json),
    'response.output_text.delta': delta(json),
    'response.output_text.done': json.partial({ ...place(json), text: json.nullable(json.string) }),
    'response.refusal.delta': delta(json),
    'response.refusal.done': json.partial({ ...place(json), refusal: json.nullable(json.string) }),
    'response.reasoning_text.delta': delta(json),
    'response.reasoning_summary_text.delta': delta(json),
    'response.function_call_arguments.delta': delta(json),
    'response.function_call_arguments.done': json.partial({ ...place(json), arguments: json.nullable(json.string) }),
    'response.output_item.done': added(json),
    'response.completed': state(json),
    'response.incomplete': state(json),
    'response.failed': state(json),
    error: json.partial({}),
  }),
)

export type ResponsesEvent = TypeOf<typeof responsesEvent>
export type ResponsesReply = TypeOf<typeof responsesReply>
export type ResponsesItem = TypeOf<typeof item>
export type ResponsesPart = TypeOf<typeof part>
