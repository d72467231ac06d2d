import { cohereRequest } from '../wire/cohere/cohereRequest.ts'
import { cohereWire } from '../wire/cohere/cohereWire.ts'
import { createVendor } from './createVendor.ts'

/**
 * Cohere's chat, version 2.
 *
 * A tool choice by name sends that tool alone, because the service takes no name. The plan that a model states before it
 * calls tools is neither text nor reasoning: it counts as activity.
 *
 * @example
 * cohere({ apiKey, model: 'command-a-03-2025' })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 */
export const cohere = createVendor({
  info: {
    name: 'cohere',
    url: 'https://cohere.com',
    baseUrl: 'https://api.cohere.com/v2',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: false,
    defaultModel: 'command-a-03-2025',
  },
  wire: cohereWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path: () => '/chat',
  headers: ({ key }): Readonly<Record<string, string>> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (call) => ({ ...cohereRequest(call) }),
})
