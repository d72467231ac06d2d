import { ollamaLine } from '../../../src/testing/emulatorWires/ollamaLine.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'

const turn = { request: { path: '/', headers: {}, body: {} }, vendor: 'ollama', number: 1, inputTokens: 0 } as const

test('a line that is not the last has no figures', () => {
  expect(ollamaLine(turn, { text: 'a' })).toEqual({
    model: 'llama3.2',
    created_at: expect.any(String),
    message: { role: 'assistant', content: 'a' },
    done: false,
  })
})

test('arguments that are no JSON stay text', () => {
  const call = toolCall({ id: 'c', name: 'n', arguments: '{"x"' })
  expect(ollamaLine(turn, { toolCalls: [call] })).toMatchObject({
    message: { tool_calls: [{ function: { arguments: '{"x"' } }] },
  })
})
