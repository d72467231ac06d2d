import type { ChatMessage, ToolCall } from '../../src/core/ChatMessage.ts'
import { answeredCalls } from '../../src/wire/answeredCalls.ts'

const call = (id: string, name: string): ToolCall => ({ id, name, arguments: '{}' })
const asks = (...toolCalls: ToolCall[]): ChatMessage => ({ role: 'assistant', content: '', toolCalls })
const answers = (toolCallId?: string): ChatMessage => ({
  role: 'tool',
  content: 'x',
  ...(toolCallId === undefined ? {} : { toolCallId }),
})

/** The name of the tool that each message answers. */
const names = (...messages: readonly ChatMessage[]) => {
  const calls = answeredCalls(messages)
  return messages.filter(({ role }) => role === 'tool').map((message) => calls.get(message)?.name)
}

test('a result belongs to the call with its id', () => {
  expect(names(asks(call('1', 'a'), call('2', 'b')), answers('2'), answers('1'))).toEqual(['b', 'a'])
})

test('of calls that look alike, the first without an answer counts', () => {
  expect(names(asks(call('', 'a'), call('', 'b')), answers(''), answers(''))).toEqual(['a', 'b'])
  expect(names(asks(call('1', 'a')), answers('1'), asks(call('1', 'b')), answers('1'))).toEqual(['a', 'b'])
})

test('a result without an id answers the next call', () => {
  expect(names(asks(call('1', 'a'), call('2', 'b')), answers(), answers())).toEqual(['a', 'b'])
})

test('a result may answer nothing', () => {
  expect(names(answers('1'), asks(call('1', 'a')), answers('2'), answers('1'), answers('1'))).toEqual([
    undefined,
    undefined,
    'a',
    undefined,
  ])
})
