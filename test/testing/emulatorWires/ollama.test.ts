import { ollama } from '../../../src/testing/emulatorWires/ollama.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

const request = (body: unknown) => ({ path: '/api/chat', headers: {}, body })

test('streams unless the client says no', () => {
  expect([{}, { stream: true }, { stream: false }].map((body) => ollama.streams(request(body)))).toEqual([
    true,
    true,
    false,
  ])
})

test('claims what names a model', () => {
  expect([{ model: 'llama3.2' }, { model: '' }, {}].map((body) => ollama.claims?.(request(body)))).toEqual([
    true,
    false,
    false,
  ])
})

test('a whole reply is the last line, with everything in it', () => {
  const parts = [reasoning('hm'), 'a', 'b', toolCall({ id: 'c', name: 'n', arguments: { x: 1 } })]
  expect(tellReply(ollama, parts).whole).toMatchObject({
    model: 'm-1',
    message: {
      role: 'assistant',
      content: 'ab',
      thinking: 'hm',
      tool_calls: [{ function: { name: 'n', arguments: { x: 1 } } }],
    },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 2,
    eval_count: 2,
  })
})

test('an error is one word', () => {
  const failure = { part: 'failure', message: 'model "x" not found', type: 't', code: null } as const
  expect(ollama.error(failure, 404)).toEqual({ error: 'model "x" not found' })
})
