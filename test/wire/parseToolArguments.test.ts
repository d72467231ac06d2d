import { parseToolArguments } from '../../src/wire/parseToolArguments.ts'

test('arguments are an object; none at all are an empty one', () => {
  expect(parseToolArguments('{"city":"Oslo"}', 'here')).toEqual({ city: 'Oslo' })
  expect(parseToolArguments('', 'here')).toEqual({})
  expect(parseToolArguments(' \n', 'here')).toEqual({})
})

test.each(['[]', 'null', '5', '"text"', '{"secret":'])('%s is InvalidRequest that does not quote it', (json) => {
  expect(() => parseToolArguments(json, 'messages[1].toolCalls[0]')).toThrow(
    expect.objectContaining({
      _tag: 'InvalidRequest',
      message: 'messages[1].toolCalls[0].arguments must be a JSON object',
    }),
  )
})
