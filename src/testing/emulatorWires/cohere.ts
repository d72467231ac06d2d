import { cohereFrames } from './cohereFrames.ts'
import { cohereUsage } from './cohereUsage.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { readField } from './readField.ts'

/** Cohere's chat, version 2. */
export const cohere: EmulatorWire = {
  vendors: ['cohere'],
  endpoint: 'POST …/v2/chat or /cohere/…/chat',
  path: /\/chat$/,
  claims: ({ path }) => /\/v2\/chat(\?|$)/.test(path),
  streams: ({ body }) => readField(body, 'stream') === true,
  question: (body) => lastQuestion(readField(body, 'messages')),
  contentType: 'text/event-stream',
  reasons: { stop: 'COMPLETE', length: 'MAX_TOKENS', toolCalls: 'TOOL_CALL', other: 'ERROR' },
  reportsUsage: () => true,
  frames: cohereFrames,
  whole({ number }, { text, reasoning, toolCalls, reason, usage }) {
    const calls = toolCalls.map(({ id, name, arguments: json }) => ({
      id,
      type: 'function',
      function: { name, arguments: json },
    }))
    const content = [
      ...(reasoning === '' ? [] : [{ type: 'thinking', thinking: reasoning }]),
      ...(text === '' ? [] : [{ type: 'text', text }]),
    ]
    return {
      id: `emulated-${number}`,
      finish_reason: reason,
      message: { role: 'assistant', content, ...(calls.length === 0 ? {} : { tool_calls: calls }) },
      usage: cohereUsage(usage ?? {}),
    }
  },
  error: ({ message }) => ({ message }),
}
