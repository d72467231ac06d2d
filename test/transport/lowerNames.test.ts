import { lowerNames } from '../../src/transport/lowerNames.ts'

test('one text for each name, in small letters; the later one of two wins', () => {
  const headers = {
    'Content-Type': 'text/plain',
    'Set-Cookie': ['a=1', 'b=2'],
    'X-None': undefined,
    'x-two': '1',
    'X-Two': '2',
  }
  expect(lowerNames(headers)).toEqual({
    'content-type': 'text/plain',
    'set-cookie': 'a=1,b=2',
    'x-none': '',
    'x-two': '2',
  })
})

test('no headers are none', () => {
  expect(lowerNames(undefined)).toEqual({})
})
