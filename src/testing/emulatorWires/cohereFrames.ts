import { cohereUsage } from './cohereUsage.ts'
import type { Frames, Turn } from './EmulatorWire.ts'
import { formatComment } from './formatComment.ts'
import { formatEvent } from './formatEvent.ts'
import { splitArguments } from './splitArguments.ts'

type Kind = 'text' | 'thinking'

/** The events of Cohere's chat, version 2: content blocks and tool calls, each started, filled and ended. */
export function cohereFrames({ number }: Turn): Frames {
  let index = 0
  let open: Kind | undefined
  const event = (type: string, fields: object) => formatEvent({ type, ...fields }, type)
  const inMessage = (type: string, message: object) => event(type, { index, delta: { message } })

  function close(): string {
    if (open === undefined) return ''
    open = undefined
    return event('content-end', { index: index++ })
  }

  function say(kind: Kind, delta: string): string {
    let opening = ''
    if (open !== kind) {
      opening = close() + inMessage('content-start', { content: { type: kind, [kind]: '' } })
      open = kind
    }
    return opening + inMessage('content-delta', { content: { [kind]: delta } })
  }

  return {
    start() {
      const message = { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] }
      return event('message-start', { id: `emulated-${number}`, delta: { message } })
    },
    text: (token) => say('text', token),
    reasoning: (text) => say('thinking', text),
    toolCall({ id, name, arguments: json }, call) {
      const inCall = (type: string, fields: object) =>
        event(type, { index: call, delta: { message: { tool_calls: fields } } })
      return (
        close() +
        inCall('tool-call-start', { id, type: 'function', function: { name, arguments: '' } }) +
        splitArguments(json)
          .map((part) => inCall('tool-call-delta', { function: { arguments: part } }))
          .join('') +
        event('tool-call-end', { index: call })
      )
    },
    finish: ({ reason, usage }) =>
      close() + event('message-end', { delta: { finish_reason: reason, usage: cohereUsage(usage ?? {}) } }),
    failure: ({ message }) => event('message-end', { delta: { finish_reason: 'ERROR', error: message } }),
    comment: formatComment,
    mark: () => 'data: [DONE]\n\n',
  }
}
