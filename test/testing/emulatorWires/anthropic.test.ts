import { anthropic } from '../../../src/testing/emulatorWires/anthropic.ts'

test('streams only where the client says so', () => {
  const streams = (body: unknown) => anthropic.streams({ path: '/messages', headers: {}, body })
  expect([{ stream: true }, {}].map(streams)).toEqual([true, false])
})

test('hears a question in text and in blocks', () => {
  expect(anthropic.question({ messages: [{ role: 'user', content: 'Why?' }] })).toBe('Why?')
  const blocks = [{ type: 'text', text: 'Why not?' }]
  expect(anthropic.question({ messages: [{ role: 'user', content: blocks }] })).toBe('Why not?')
})
