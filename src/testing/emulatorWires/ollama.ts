import type { EmulatorWire, Outcome, Turn } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { modelOf } from './modelOf.ts'
import { ollamaFrames } from './ollamaFrames.ts'
import { ollamaLine } from './ollamaLine.ts'
import { readField } from './readField.ts'

/** Ollama's chat: NDJSON, streamed unless `stream` is false. Without a `model` the path belongs to CodeLink Ava. */
export const ollama: EmulatorWire = {
  vendors: ['ollama'],
  endpoint: 'POST …/api/chat (with a "model")',
  path: /\/api\/chat$/,
  claims: ({ body }) => modelOf(body, '') !== '',
  streams: ({ body }) => readField(body, 'stream') !== false,
  question: (body) => lastQuestion(readField(body, 'messages')),
  contentType: 'application/x-ndjson',
  reasons: { stop: 'stop', length: 'length', toolCalls: 'stop' },
  reportsUsage: () => true,
  frames: ollamaFrames,
  whole: (turn: Turn, outcome: Outcome) => ollamaLine(turn, outcome, outcome),
  error: ({ message }) => ({ error: message }),
}
