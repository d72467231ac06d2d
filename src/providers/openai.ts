import { chatMessages } from '../wire/openaiChat/chatMessages.ts'
import { chatSettings } from '../wire/openaiChat/chatSettings.ts'
import { openaiChatWire } from '../wire/openaiChat/openaiChatWire.ts'
import { createVendor } from './createVendor.ts'

/**
 * OpenAI chat completions, and with `baseUrl` any server that speaks them.
 *
 * @example
 * openai({ apiKey, model: 'gpt-5-mini' })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 */
export const openai = createVendor({
  info: {
    name: 'openai',
    url: 'https://openai.com',
    baseUrl: 'https://api.openai.com/v1',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: true,
    defaultModel: 'gpt-5-mini',
  },
  wire: openaiChatWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path: () => '/chat/completions',
  headers: ({ key }): Readonly<Record<string, string>> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: ({ messages, options, model, stream }) => ({
    model,
    messages: chatMessages(messages),
    stream,
    ...(stream ? { stream_options: { include_usage: true } } : {}),
    ...chatSettings(options),
  }),
})
