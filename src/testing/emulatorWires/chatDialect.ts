import { chatError } from './chatError.ts'
import { chatFrames } from './chatFrames.ts'
import { chatWhole } from './chatWhole.ts'
import type { EmulatorWire } from './EmulatorWire.ts'

/** What all have in common who speak like OpenAI's chat completions. */
export const chatDialect = {
  reasons: { stop: 'stop', length: 'length', toolCalls: 'tool_calls', contentFilter: 'content_filter' },
  frames: chatFrames,
  whole: chatWhole,
  error: chatError,
} satisfies Partial<EmulatorWire>
