import { endsWithConnection } from '../../../src/transport/node/endsWithConnection.ts'

test.each<[boolean, Record<string, string>]>([
  [false, { 'transfer-encoding': 'chunked' }],
  [false, { 'content-length': '0', connection: 'keep-alive' }],
  [true, { 'transfer-encoding': 'chunked', connection: 'Close' }],
  [true, { 'content-length': '2', connection: 'close, TE' }],
  [true, { 'content-type': 'text/event-stream' }],
])('%s: %j', (ends, headers) => {
  expect(endsWithConnection(headers)).toBe(ends)
})
