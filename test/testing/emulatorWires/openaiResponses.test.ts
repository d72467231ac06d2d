import { openaiResponses } from '../../../src/testing/emulatorWires/openaiResponses.ts'

test('streams only where the client says so', () => {
  const streams = (body: unknown) => openaiResponses.streams({ path: '/responses', headers: {}, body })
  expect([{ stream: true }, {}].map(streams)).toEqual([true, false])
})

test('hears a question in text and in items', () => {
  expect(openaiResponses.question({ input: 'Why?' })).toBe('Why?')
  const item = { role: 'user', content: [{ type: 'input_text', text: 'Why not?' }] }
  expect(openaiResponses.question({ input: [item] })).toBe('Why not?')
})
