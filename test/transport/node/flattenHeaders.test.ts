import { flattenHeaders } from '../../../src/transport/node/flattenHeaders.ts'

test('one text for each name, in small letters', () => {
  const headers = { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'], 'X-None': undefined }
  expect(flattenHeaders(headers)).toEqual({ 'content-type': 'text/plain', 'set-cookie': 'a=1,b=2', 'x-none': '' })
})
