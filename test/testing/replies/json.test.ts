import { json } from '../../../src/testing/replies/json.ts'

test('is JSON with status 200', () => {
  expect(json({ a: 1 })).toEqual({
    reply: 'whole',
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"a":1}',
  })
  expect([json('text').body, json(null).body, json(undefined).body]).toEqual(['"text"', 'null', 'null'])
})
