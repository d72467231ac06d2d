import type { EmulatorWire } from './EmulatorWire.ts'
import { geminiChunk } from './geminiChunk.ts'
import { geminiError } from './geminiError.ts'
import { geminiFrames } from './geminiFrames.ts'
import { lastQuestion } from './lastQuestion.ts'
import { parseJson } from './parseJson.ts'
import { readField } from './readField.ts'

/** Google's Gemini. Without `?alt=sse` a stream is one JSON array, as with the original. */
export const gemini: EmulatorWire = {
  vendors: ['gemini'],
  endpoint: 'POST …:streamGenerateContent?alt=sse and …:generateContent',
  path: /:(streamGenerateContent|generateContent)$/,
  streams: ({ path }) => path.includes(':streamGenerateContent') && /[?&]alt=sse\b/.test(path),
  question: (body) => lastQuestion(readField(body, 'contents')),
  contentType: 'text/event-stream',
  reasons: { stop: 'STOP', length: 'MAX_TOKENS', toolCalls: 'STOP', contentFilter: 'SAFETY', other: 'OTHER' },
  reportsUsage: () => true,
  frames: geminiFrames,
  whole(turn, { text, reasoning, toolCalls, reason, usage }) {
    const parts = [
      ...(reasoning === '' ? [] : [{ text: reasoning, thought: true }]),
      ...(text === '' ? [] : [{ text }]),
      ...toolCalls.map(({ id, name, arguments: json }) => ({ functionCall: { id, name, args: parseJson(json) } })),
    ]
    const chunk = geminiChunk(turn, parts, { reason, usage })
    return turn.request.path.includes(':streamGenerateContent') ? [chunk] : chunk
  },
  error: (failure, status) => geminiError({ ...failure, code: failure.code ?? status }),
}
