import { cohere } from '../../../src/testing/emulatorWires/cohere.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

test('claims the second version of the path', () => {
  const claims = (path: string) => cohere.claims?.({ path, headers: {}, body: {} })
  expect(['/v2/chat', '/v2/chat?a=1', '/chat', '/v1/chat'].map(claims)).toEqual([true, true, false, false])
})

test('streams only where the client says so', () => {
  const streams = (body: unknown) => cohere.streams({ path: '/v2/chat', headers: {}, body })
  expect([{ stream: true }, {}].map(streams)).toEqual([true, false])
})

test('a whole reply is a message', () => {
  const parts = [reasoning('hm'), 'a', 'b', toolCall({ id: 'c', name: 'n' })]
  expect(tellReply(cohere, parts).whole).toEqual({
    id: 'emulated-1',
    finish_reason: 'TOOL_CALL',
    message: {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'hm' },
        { type: 'text', text: 'ab' },
      ],
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'n', arguments: '{}' } }],
    },
    usage: expect.objectContaining({ tokens: { input_tokens: 2, output_tokens: 2 } }),
  })
})

test('an error is a message', () => {
  const failure = { part: 'failure', message: 'no', type: 't', code: null } as const
  expect(cohere.error(failure, 400)).toEqual({ message: 'no' })
})
