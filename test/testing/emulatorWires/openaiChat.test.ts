import { openaiChat } from '../../../src/testing/emulatorWires/openaiChat.ts'

const request = (body: unknown, headers = {}) => ({ path: '/chat/completions', headers, body })

test('streams only where the client says so', () => {
  expect([{ stream: true }, { stream: false }, {}, null].map((body) => openaiChat.streams(request(body)))).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('reports usage in whole replies, and in streams that ask for it', () => {
  const asked = { stream: true, stream_options: { include_usage: true } }
  expect([asked, { stream: true }, {}].map((body) => openaiChat.reportsUsage(request(body)))).toEqual([
    true,
    false,
    true,
  ])
})

test('takes Ylokh for who comes from its page', () => {
  expect(openaiChat.guess?.(request({}, { origin: 'https://chat.ylokh.xyz' }))).toBe('ylokh')
  expect(openaiChat.guess?.(request({}, { origin: 'https://other.example' }))).toBe('openai')
})

test('hears the last question, whatever came after it', () => {
  const messages = [
    { role: 'user', content: 'first' },
    { role: 'user', content: [{ type: 'text', text: 'second' }, { type: 'image_url' }] },
    { role: 'assistant', content: 'third' },
  ]
  expect(openaiChat.question({ messages })).toBe('second')
  expect(openaiChat.question({})).toBe('')
})
