import { geminiRequest } from '../wire/gemini/geminiRequest.ts'
import { geminiWire } from '../wire/gemini/geminiWire.ts'
import type { Call } from './Call.ts'
import { createVendor } from './createVendor.ts'

/**
 * Google's Gemini. With the `baseUrl` of a Vertex project and its token as an `authorization` header, Vertex as well.
 *
 * Many of its tool calls have no `id`; their `signature` must go back with them. What `body` says of `generationConfig`
 * is merged into ours.
 *
 * @example
 * const options = { body: { generationConfig: { thinkingConfig: { includeThoughts: true } } } }
 * gemini({ apiKey })([{ role: 'user', content: 'Hello!' }], options).subscribe(console.log)
 */
export const gemini = createVendor({
  info: {
    name: 'gemini',
    url: 'https://ai.google.dev',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: false,
    defaultModel: 'gemini-2.5-flash',
  },
  wire: geminiWire,
  roles: ['system', 'developer', 'user', 'assistant', 'tool'],
  answersWhole: true,
  path,
  // Never in the URL: URLs end up in logs.
  headers: ({ key }): Readonly<Record<string, string>> => (key === undefined ? {} : { 'x-goog-api-key': key }),
  body: (call) => ({ ...geminiRequest(call) }),
  sections: ['generationConfig'],
})

/** A model may say what it is, as in `tunedModels/mine`. */
function path({ model, stream }: Call): string {
  const name = model.includes('/') ? model : `models/${model}`
  const resource = name.split('/').map(encodeURIComponent).join('/')
  return stream ? `/${resource}:streamGenerateContent?alt=sse` : `/${resource}:generateContent`
}
