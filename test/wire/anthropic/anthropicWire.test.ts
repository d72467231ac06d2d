import { anthropicWire } from '../../../src/wire/anthropic/anthropicWire.ts'

test('an event stream, read anew for each reply', () => {
  expect(anthropicWire).toMatchObject({ framing: 'sse', accept: 'text/event-stream' })
  expect(anthropicWire.createReader()).not.toBe(anthropicWire.createReader())
  expect(anthropicWire.createWholeReader()).not.toBe(anthropicWire.createWholeReader())
})
