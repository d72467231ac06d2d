import { stall } from '../../../src/testing/parts/stall.ts'
import { isReply } from '../../../src/testing/replies/isReply.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import { status } from '../../../src/testing/replies/status.ts'

test('keeps its parts in order', () => {
  expect(reply('Hi', stall(5), '')).toEqual({ reply: 'parts', parts: ['Hi', stall(5), ''] })
  expect(isReply(reply())).toBe(true)
})

test.each([
  [5, 'reply: part 2 must be a string or a part such as stall(), not of type number'],
  [null, 'reply: part 2 must be a string or a part such as stall(), not null'],
  [['b'], 'reply: part 2 must be a string or a part such as stall(), not of type object'],
  [{ part: 'stall', ms: 5 }, 'reply: part 2 must be a string or a part such as stall(), not of type object'],
  [status(500), 'reply: part 2 is a reply of its own; put it beside this one, in an array'],
  [stall, 'reply: part 2 is a function; did you mean stall()?'],
  [() => 'b', 'reply: part 2 is a function; did you mean to call it?'],
])('%p is no part', (part, message) => {
  expect(() => reply('a', part as never)).toThrow(message)
})
