import { chatDialect } from './chatDialect.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { parseJson } from './parseJson.ts'
import { readField } from './readField.ts'

/** Vitalentum: the conversation comes as JSON text inside the JSON; the answer is OpenAI's chunks. It always streams. */
export const vitalentum: EmulatorWire = {
  ...chatDialect,
  vendors: ['vitalentum'],
  endpoint: 'POST …/converse-edge',
  path: /\/converse-edge$/,
  streams: () => true,
  question(body) {
    const conversation = parseJson(String(readField(body, 'conversation')))
    return lastQuestion(readField(conversation, 'history'), 'speaker', 'human')
  },
  contentType: 'text/event-stream',
  reportsUsage: () => false,
}
