import { formatEvent } from '../../../src/testing/emulatorWires/formatEvent.ts'

test('is data and an empty line', () => {
  expect(formatEvent({ a: 'x\ny' })).toBe('data: {"a":"x\\ny"}\n\n')
})

test('may have a name and other line ends', () => {
  expect(formatEvent({}, 'ping')).toBe('event: ping\ndata: {}\n\n')
  expect(formatEvent({}, undefined, '\r\n')).toBe('data: {}\r\n\r\n')
})
