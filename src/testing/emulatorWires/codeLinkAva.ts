import { chatDialect } from './chatDialect.ts'
import type { EmulatorWire } from './EmulatorWire.ts'
import { lastQuestion } from './lastQuestion.ts'
import { readField } from './readField.ts'

/** CodeLink Ava: OpenAI's chunks behind `/chat`. It knows no model, and streams whatever the client asks for. */
export const codeLinkAva: EmulatorWire = {
  ...chatDialect,
  vendors: ['codeLinkAva'],
  endpoint: 'POST …/chat',
  path: /\/chat$/,
  streams: () => true,
  question: (body) => lastQuestion(readField(body, 'messages')),
  contentType: 'text/event-stream',
  reportsUsage: () => false,
}
