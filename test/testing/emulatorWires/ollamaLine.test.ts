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

test('the last line counts', () => {
  const outcome = { text: '', reasoning: '', toolCalls: [], reason: 'stop', usage: undefined }
  expect(ollamaLine(turn, {}, outcome)).toMatchObject({ done: true, prompt_eval_count: 0, eval_count: 0 })
  const usage = { inputTokens: 3, outputTokens: 4 }
  expect(ollamaLine(turn, {}, { ...outcome, usage })).toMatchObject({ prompt_eval_count: 3, eval_count: 4 })
})

test('arguments that are no JSON stay text', () => {
  const call = toolCall({ id: 'c', name: 'n', arguments: '{"x"' })
  expect(ollamaLine(turn, { toolCalls: [call] })).toMatchObject({
    message: { tool_calls: [{ function: { arguments: '{"x"' } }] },
  })
})
