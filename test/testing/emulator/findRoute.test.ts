import { findRoute } from '../../../src/testing/emulator/findRoute.ts'

const vendorOf = (path: string, body: unknown = {}, headers = {}) => findRoute({ path, body, headers })?.vendor

test.each([
  ['/chat/completions', 'openai'],
  ['/any/prefix/v1/chat/completions', 'openai'],
  ['/openai/v1/chat/completions?a=/chat', 'openai'],
  ['/ylokh/chat/completions', 'ylokh'],
  ['/groq/openai/v1/chat/completions', 'groq'],
  ['/converse-edge', 'vitalentum'],
  ['/vitalentum/converse-edge', 'vitalentum'],
  ['/api/converse-edge', 'vitalentum'],
  ['/chat', 'codeLinkAva'],
  ['/api/chat', 'codeLinkAva'],
  ['/codeLinkAva/chat', 'codeLinkAva'],
  ['/v1/responses', 'openaiResponses'],
  ['/openai/v1/responses', 'openaiResponses'],
  ['/v1/messages', 'anthropic'],
  ['/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse', 'gemini'],
  ['/gemini/models/x:generateContent', 'gemini'],
  ['/v2/chat', 'cohere'],
  ['/cohere/chat', 'cohere'],
  ['/ollama/api/chat', 'ollama'],
])('%s is meant for %s', (path, vendor) => {
  expect(vendorOf(path)).toBe(vendor)
})

test('a model tells Ollama from CodeLink Ava, unless the path names one of them', () => {
  expect(vendorOf('/api/chat', { model: 'llama3.2' })).toBe('ollama')
  expect(vendorOf('/codeLinkAva/api/chat', { model: 'llama3.2' })).toBe('codeLinkAva')
})

test('the origin tells Ylokh from OpenAI, unless the path names one of them', () => {
  const headers = { origin: 'https://chat.ylokh.xyz' }
  expect(vendorOf('/v1/chat/completions', {}, headers)).toBe('ylokh')
  expect(vendorOf('/openai/v1/chat/completions', {}, headers)).toBe('openai')
})

test.each(['/', '/chat/', '/v1/models', '/chatter', '/openai', ''])('%p is meant for nobody', (path) => {
  expect(findRoute({ path, body: {}, headers: {} })).toBeUndefined()
})
