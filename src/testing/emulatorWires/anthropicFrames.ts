import { anthropicError } from './anthropicError.ts'
import { anthropicUsage } from './anthropicUsage.ts'
import type { Frames, Turn } from './EmulatorWire.ts'
import { formatComment } from './formatComment.ts'
import { formatEvent } from './formatEvent.ts'
import { modelOf } from './modelOf.ts'
import { splitArguments } from './splitArguments.ts'

type Kind = 'text' | 'thinking'

/** The events of Anthropic's Messages: blocks are started, filled by deltas and stopped, one after another. */
export function anthropicFrames({ request, number, inputTokens }: Turn): Frames {
  let index = 0
  let open: Kind | undefined
  const event = (type: string, fields: object = {}) => formatEvent({ type, ...fields }, type)
  const delta = (fields: object) => event('content_block_delta', { index, delta: fields })

  function stop(): string {
    const signature = open === 'thinking' ? delta({ type: 'signature_delta', signature: 'emulated' }) : ''
    open = undefined
    return `${signature}${event('content_block_stop', { index: index++ })}`
  }

  function enter(kind: Kind): string {
    if (open === kind) return ''
    const stopping = open === undefined ? '' : stop()
    open = kind
    const block = kind === 'text' ? { type: kind, text: '' } : { type: kind, thinking: '', signature: '' }
    return stopping + event('content_block_start', { index, content_block: block })
  }

  return {
    start() {
      const message = {
        id: `msg_emulated_${number}`,
        type: 'message',
        role: 'assistant',
        model: modelOf(request.body, 'claude-sonnet-4-5'),
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: anthropicUsage({ inputTokens, outputTokens: 1 }),
      }
      return event('message_start', { message }) + event('ping')
    },
    text: (token) => enter('text') + delta({ type: 'text_delta', text: token }),
    reasoning: (text) => enter('thinking') + delta({ type: 'thinking_delta', thinking: text }),
    toolCall({ id, name, arguments: json }) {
      const stopping = open === undefined ? '' : stop()
      const block = { type: 'tool_use', id, name, input: {} }
      const fragments = splitArguments(json).map((part) => delta({ type: 'input_json_delta', partial_json: part }))
      return stopping + event('content_block_start', { index, content_block: block }) + fragments.join('') + stop()
    },
    finish({ reason, usage }) {
      const stopping = open === undefined ? '' : stop()
      const fields = { delta: { stop_reason: reason, stop_sequence: null }, usage: anthropicUsage(usage ?? {}) }
      return stopping + event('message_delta', fields)
    },
    failure: (failure) => formatEvent(anthropicError(failure), 'error'),
    comment: formatComment,
    mark: () => event('message_stop'),
  }
}
