import { ollamaRequest } from '../wire/ollama/ollamaRequest.ts'
import { ollamaWire } from '../wire/ollama/ollamaWire.ts'
import { createVendor } from './createVendor.ts'

/**
 * Ollama, on its own wire. Images must come as data, and no tool can be demanded.
 *
 * It loads a model before the first token, which takes a while: give `tokenTimeout` a `first` that allows for it. What
 * `body` says of `options` is merged into ours.
 *
 * @example
 * ollama({ model: 'llama3.2' })([{ role: 'user', content: 'Hello!' }], { body: { options: { num_ctx: 8192 } } })
 */
export const ollama = createVendor({
  info: {
    name: 'ollama',
    url: 'https://ollama.com',
    baseUrl: 'http://127.0.0.1:11434',
    working: true,
    needsKey: false,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: false,
    defaultModel: 'llama3.2',
  },
  wire: ollamaWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path: () => '/api/chat',
  headers: ({ key }): Readonly<Record<string, string>> => (key === undefined ? {} : { authorization: `Bearer ${key}` }),
  body: (call) => ({ ...ollamaRequest(call) }),
  sections: ['options'],
})
