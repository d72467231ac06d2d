import { openaiChatWire } from '../../../src/wire/openaiChat/openaiChatWire.ts'

test('is an event stream that ends at [DONE]', () => {
  expect(openaiChatWire).toMatchObject({ framing: 'sse', accept: 'text/event-stream', done: '[DONE]' })
})

test('each reply has a reader of its own', () => {
  expect(openaiChatWire.createReader()).not.toBe(openaiChatWire.createReader())
  expect(openaiChatWire.createWholeReader()).not.toBe(openaiChatWire.createWholeReader())
})

test.each([{ choices: [] }, { choices: [{ message: {} }] }, { id: 'c1', choices: [{ message: { content: 'a' } }] }])(
  '%j is a whole reply',
  (value) => {
    expect(openaiChatWire.whole.is(value)).toBe(true)
  },
)

test.each([{}, { choices: null }, { choices: [{}] }, { choices: [{ delta: {} }] }, { error: {} }, [], null])(
  '%j is none',
  (value) => {
    expect(openaiChatWire.whole.is(value)).toBe(false)
  },
)
