import { chatMessages } from '../wire/openaiChat/chatMessages.ts'
import { chatSettings } from '../wire/openaiChat/chatSettings.ts'
import { openaiChatWire } from '../wire/openaiChat/openaiChatWire.ts'
import { createVendor } from './createVendor.ts'

const SITE = 'https://chat.ylokh.xyz'

/**
 * Ylokh, a free service of 2023. A whole reply may take 120 s; `stream: false` asks for one JSON reply.
 *
 * @example
 * ylokh({ baseUrl: emulator.url, proxy: 'http://127.0.0.1:8080' })(messages, { temperature: 0.2 })
 */
export const ylokh = createVendor({
  info: {
    name: 'ylokh',
    url: SITE,
    baseUrl: 'https://chatapi.ylokh.xyz/v1',
    working: false,
    needsKey: false,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: true,
    defaultModel: 'gpt-3.5-turbo',
  },
  wire: { ...openaiChatWire, framing: 'lines' },
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  timeout: 120_000,
  path: () => '/chat/completions',
  headers: () => ({ origin: SITE, referer: `${SITE}/` }),
  body: ({ messages, options, model, stream }) => ({
    messages: chatMessages(messages),
    model,
    temperature: 1,
    presence_penalty: 0,
    top_p: 1,
    frequency_penalty: 0,
    allow_fallback: true,
    stream,
    ...chatSettings(options),
  }),
})
