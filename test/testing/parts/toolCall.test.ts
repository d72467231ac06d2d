import { toolCall } from '../../../src/testing/parts/toolCall.ts'

test('writes a value as JSON, and leaves text as it is', () => {
  expect(toolCall({ id: 'c', name: 'n', arguments: { city: 'Oslo' } })).toEqual({
    part: 'toolCall',
    id: 'c',
    name: 'n',
    arguments: '{"city":"Oslo"}',
  })
  expect(toolCall({ id: 'c', name: 'n', arguments: '{"broken' }).arguments).toBe('{"broken')
  expect(toolCall({ id: 'c', name: 'n' }).arguments).toBe('{}')
})

test.each([
  [undefined, 'toolCall: "id" and "name" are needed'],
  [{ id: 'c' }, 'toolCall: "id" and "name" are needed'],
  [{ id: '', name: 'n' }, 'toolCall: "id" must be a string'],
  [{ id: 'c', name: 'n', args: {} }, 'toolCall: there is no option "args"'],
])('%p is refused', (options, message) => {
  expect(() => toolCall(options as never)).toThrow(message)
})
