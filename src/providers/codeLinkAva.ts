import { chatMessages } from '../wire/openaiChat/chatMessages.ts'
import { chatSettings } from '../wire/openaiChat/chatSettings.ts'
import { openaiChatWire } from '../wire/openaiChat/openaiChatWire.ts'
import { browserHeaders } from './browserHeaders.ts'
import { createVendor } from './createVendor.ts'

const SITE = 'https://ava-ai-ef611.web.app'
const LANGUAGES = 'en,fr-FR;q=0.9,fr;q=0.8,es-ES;q=0.7,es;q=0.6,en-US;q=0.5,am;q=0.4,de;q=0.3'

/**
 * CodeLinkAva, a free service of 2023. It takes no model.
 *
 * @example
 * codeLinkAva({ baseUrl: emulator.url })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 */
export const codeLinkAva = createVendor({
  info: {
    name: 'codeLinkAva',
    url: SITE,
    baseUrl: 'https://ava-alpha-api.codelink.io/api',
    working: false,
    needsKey: false,
    supportsStream: true,
    supportsMessageHistory: false,
    supportsGpt35Turbo: true,
  },
  wire: { ...openaiChatWire, framing: 'lines' },
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: false,
  path: () => '/chat',
  headers: () => browserHeaders(SITE, '*/*', LANGUAGES),
  body: ({ messages, options, stream }) => ({
    messages: chatMessages(messages),
    temperature: 0.6,
    stream,
    ...chatSettings(options),
  }),
})
