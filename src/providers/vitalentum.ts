import { openaiChatWire } from '../wire/openaiChat/openaiChatWire.ts'
import { chatSettings } from '../wire/openaiChat/chatSettings.ts'
import { vitalentumConversation } from '../wire/vitalentum/vitalentumConversation.ts'
import { browserHeaders } from './browserHeaders.ts'
import { createVendor } from './createVendor.ts'

const SITE = 'https://app.vitalentum.io'

/**
 * Vitalentum, a free service of 2023. It takes no model, and the conversation as JSON inside the JSON.
 *
 * @example
 * vitalentum({ baseUrl: emulator.url })([{ role: 'user', content: 'Tell me a joke.' }]).subscribe(console.log)
 */
export const vitalentum = createVendor({
  info: {
    name: 'vitalentum',
    url: SITE,
    baseUrl: 'https://app.vitalentum.io/api',
    working: false,
    needsKey: false,
    supportsStream: true,
    supportsMessageHistory: false,
    supportsGpt35Turbo: true,
  },
  wire: { ...openaiChatWire, framing: 'lines' },
  roles: ['system', 'developer', 'user', 'assistant', 'tool', 'bot'],
  answersWhole: false,
  path: () => '/converse-edge',
  headers: () => browserHeaders(SITE, 'text/event-stream', 'de,en-US;q=0.7,en;q=0.3'),
  body: ({ messages, options }) => ({
    conversation: vitalentumConversation(messages),
    temperature: 0.7,
    ...chatSettings(options),
  }),
})
