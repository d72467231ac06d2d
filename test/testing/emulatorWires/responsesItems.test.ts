import { responsesItems } from '../../../src/testing/emulatorWires/responsesItems.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'

test('an item without its text is in progress', () => {
  expect(responsesItems.message(undefined)).toMatchObject({ status: 'in_progress', content: [] })
  expect(responsesItems.message('a')).toMatchObject({
    status: 'completed',
    content: [{ type: 'output_text', text: 'a' }],
  })
  expect([undefined, 'a'].map((text) => responsesItems.reasoning(text).summary)).toEqual([
    [],
    [{ type: 'summary_text', text: 'a' }],
  ])
})

test('a call has its arguments when it is done', () => {
  const call = toolCall({ id: 'call_1', name: 'weather' })
  expect(responsesItems.call(call, false)).toMatchObject({ call_id: 'call_1', status: 'in_progress', arguments: '' })
  expect(responsesItems.call(call, true)).toMatchObject({ id: 'fc_call_1', status: 'completed', arguments: '{}' })
})
