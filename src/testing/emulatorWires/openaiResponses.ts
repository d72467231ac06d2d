import type { EmulatorWire } from './EmulatorWire.ts'
import { chatError } from './chatError.ts'
import { lastQuestion } from './lastQuestion.ts'
import { readField } from './readField.ts'
import { responsesFrames } from './responsesFrames.ts'
import { responsesWhole } from './responsesWhole.ts'

/** OpenAI's Responses. There is no `[DONE]`: the finish is the terminal mark. */
export const openaiResponses: EmulatorWire = {
  vendors: ['openaiResponses'],
  endpoint: 'POST …/responses',
  path: /\/responses$/,
  streams: ({ body }) => readField(body, 'stream') === true,
  question: (body) => lastQuestion(readField(body, 'input')),
  contentType: 'text/event-stream; charset=utf-8',
  reasons: {
    stop: 'completed',
    toolCalls: 'completed',
    length: 'max_output_tokens',
    contentFilter: 'content_filter',
  },
  reportsUsage: () => true,
  frames: responsesFrames,
  whole: responsesWhole,
  error: chatError,
}
