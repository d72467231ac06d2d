import { anthropicError } from './anthropicError.ts'
import { anthropicFrames } from './anthropicFrames.ts'
import { anthropicWhole } from './anthropicWhole.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { readField } from './readField.ts'

/** Anthropic's Messages. */
export const anthropic: EmulatorWire = {
  vendors: ['anthropic'],
  endpoint: 'POST …/messages',
  path: /\/messages$/,
  streams: ({ body }) => readField(body, 'stream') === true,
  question: (body) => lastQuestion(readField(body, 'messages')),
  contentType: 'text/event-stream; charset=utf-8',
  reasons: { stop: 'end_turn', length: 'max_tokens', toolCalls: 'tool_use', contentFilter: 'refusal' },
  reportsUsage: () => true,
  frames: anthropicFrames,
  whole: anthropicWhole,
  error: anthropicError,
}
