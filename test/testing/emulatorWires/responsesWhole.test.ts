import { openaiResponses } from '../../../src/testing/emulatorWires/openaiResponses.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { usage } from '../../../src/testing/parts/usage.ts'
import { tellReply } from './tellReply.ts'

test('holds reasoning, message and calls, and what they cost', () => {
  const cost = usage({ inputTokens: 5, outputTokens: 4, cachedInputTokens: 3, reasoningTokens: 2 })
  const { whole } = tellReply(openaiResponses, [reasoning('hm'), 'a', toolCall({ id: 'c', name: 'n' }), cost])
  expect(whole).toMatchObject({
    object: 'response',
    status: 'completed',
    model: 'm-1',
    output: [{ type: 'reasoning' }, { type: 'message' }, { type: 'function_call', call_id: 'c', arguments: '{}' }],
    usage: {
      input_tokens: 5,
      input_tokens_details: { cached_tokens: 3 },
      output_tokens: 4,
      output_tokens_details: { reasoning_tokens: 2 },
      total_tokens: 9,
    },
  })
})
