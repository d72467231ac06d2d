import { anthropicRequest } from '../wire/anthropic/anthropicRequest.ts'
import { anthropicWire } from '../wire/anthropic/anthropicWire.ts'
import { createVendor } from './createVendor.ts'

/**
 * Anthropic messages.
 *
 * `maxTokens` is 8192 unless said, because the service demands one. There is no seed, and JSON only by a schema. A tool
 * loop sends `reasoning` back as it came, signatures included; reasoning that Anthropic did not sign is left out.
 *
 * @example
 * anthropic({ apiKey, model: 'claude-sonnet-4-5' })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 */
export const anthropic = createVendor({
  info: {
    name: 'anthropic',
    url: 'https://www.anthropic.com',
    baseUrl: 'https://api.anthropic.com/v1',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: false,
    defaultModel: 'claude-sonnet-4-5',
  },
  wire: anthropicWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path: () => '/messages',
  headers: ({ key }) => ({ 'anthropic-version': '2023-06-01', ...(key === undefined ? {} : { 'x-api-key': key }) }),
  body: (call) => ({ ...anthropicRequest(call) }),
  sections: ['output_config'],
})
