import type { Frames, Turn } from './EmulatorWire.ts'
import { formatComment } from './formatComment.ts'
import { formatEvent } from './formatEvent.ts'
import { responsesItems } from './responsesItems.ts'
import { responsesWhole } from './responsesWhole.ts'
import { splitArguments } from './splitArguments.ts'

interface OpenItem {
  readonly kind: 'message' | 'reasoning'
  text: string
}

/** The events of OpenAI's Responses: items are added, filled by deltas and closed, one after another. */
export function responsesFrames(turn: Turn): Frames {
  let sequence = 0
  let output = 0
  let item: OpenItem | undefined
  const event = (type: string, fields: object) => formatEvent({ type, sequence_number: sequence++, ...fields }, type)
  const inItem = (type: string, id: string, fields: object) =>
    event(type, { item_id: id, output_index: output, ...fields })

  function close(): string {
    if (item === undefined) return ''
    const { kind, text } = item
    item = undefined
    const closing =
      kind === 'message'
        ? inItem('response.output_text.done', 'msg_emulated', { content_index: 0, text }) +
          inItem('response.content_part.done', 'msg_emulated', { content_index: 0, part: responsesItems.text(text) })
        : inItem('response.reasoning_summary_text.done', 'rs_emulated', { summary_index: 0, text })
    const done = event('response.output_item.done', { output_index: output, item: responsesItems[kind](text) })
    output++
    return closing + done
  }

  function enter(kind: OpenItem['kind']): string {
    if (item?.kind === kind) return ''
    const closing = close()
    item = { kind, text: '' }
    const added = event('response.output_item.added', { output_index: output, item: responsesItems[kind](undefined) })
    const part =
      kind === 'message'
        ? inItem('response.content_part.added', 'msg_emulated', { content_index: 0, part: responsesItems.text('') })
        : inItem('response.reasoning_summary_part.added', 'rs_emulated', {
            summary_index: 0,
            part: { type: 'summary_text', text: '' },
          })
    return closing + added + part
  }

  function say(kind: OpenItem['kind'], delta: string): string {
    const entering = enter(kind)
    if (item !== undefined) item.text += delta
    return kind === 'message'
      ? entering + inItem('response.output_text.delta', 'msg_emulated', { content_index: 0, delta })
      : entering + inItem('response.reasoning_summary_text.delta', 'rs_emulated', { summary_index: 0, delta })
  }

  return {
    start() {
      const empty = { text: '', reasoning: '', toolCalls: [], reason: 'completed', usage: undefined }
      const response = { ...responsesWhole(turn, empty), status: 'in_progress', usage: null }
      return event('response.created', { response }) + event('response.in_progress', { response })
    },
    text: (token) => say('message', token),
    reasoning: (text) => say('reasoning', text),
    toolCall(call) {
      const closing = close()
      const id = `fc_${call.id}`
      const added = event('response.output_item.added', {
        output_index: output,
        item: responsesItems.call(call, false),
      })
      const deltas = splitArguments(call.arguments)
        .map((delta) => inItem('response.function_call_arguments.delta', id, { delta }))
        .join('')
      const done = inItem('response.function_call_arguments.done', id, { arguments: call.arguments })
      const closed = event('response.output_item.done', { output_index: output, item: responsesItems.call(call, true) })
      output++
      return closing + added + deltas + done + closed
    },
    finish(outcome) {
      const type = outcome.reason === 'completed' ? 'response.completed' : 'response.incomplete'
      return close() + event(type, { response: responsesWhole(turn, outcome) })
    },
    failure: ({ message, code, type }) => event('error', { code: code ?? type, message, param: null }),
    comment: formatComment,
    mark: () => '',
  }
}
