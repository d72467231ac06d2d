import { cohereWire } from '../../../src/wire/cohere/cohereWire.ts'

test('an event stream, read anew for each reply', () => {
  expect(cohereWire).toMatchObject({ framing: 'sse', accept: 'text/event-stream', done: '[DONE]' })
  expect(cohereWire.createReader()).not.toBe(cohereWire.createReader())
  expect(cohereWire.createWholeReader()).not.toBe(cohereWire.createWholeReader())
})
