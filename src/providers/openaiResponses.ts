import { openaiResponsesWire } from '../wire/openaiResponses/openaiResponsesWire.ts'
import { responsesRequest } from '../wire/openaiResponses/responsesRequest.ts'
import { createVendor } from './createVendor.ts'

/**
 * OpenAI Responses, and with `baseUrl` any server that speaks them.
 *
 * Stop sequences fail with `InvalidRequest`, because the API has none. A reasoning model hands out the proof of its
 * thoughts, which a tool loop sends back, where `body` asks for it.
 *
 * @example
 * const options = { body: { store: false, include: ['reasoning.encrypted_content'] } }
 * openaiResponses({ apiKey, model: 'gpt-5-mini' })([{ role: 'user', content: 'Hello!' }], options).subscribe(console.log)
 */
export const openaiResponses = createVendor({
  info: {
    name: 'openaiResponses',
    url: 'https://openai.com',
    baseUrl: 'https://api.openai.com/v1',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: true,
    defaultModel: 'gpt-5-mini',
  },
  wire: openaiResponsesWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path: () => '/responses',
  headers: ({ key }): Readonly<Record<string, string>> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (call) => ({ ...responsesRequest(call) }),
})
