import { status } from '../../../src/testing/replies/status.ts'

test('has headers and a body', () => {
  expect(status(429, { retryAfter: 1, headers: { 'x-a': 'b' } })).toEqual({
    reply: 'whole',
    status: 429,
    headers: { 'retry-after': '1', 'x-a': 'b' },
    body: undefined,
  })
  expect(status(503, { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }).headers).toEqual({
    'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT',
  })
})

test.each([200, 599])('%i is a status', (code) => {
  expect(status(code).status).toBe(code)
})

test('text is sent as it is, anything else as JSON', () => {
  expect(status(500, { body: 'down' })).toMatchObject({
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'down',
  })
  expect(status(500, { body: { a: 1 } })).toMatchObject({ headers: {}, body: '{"a":1}' })
})

test.each([100, 199, 600, 429.5, Number.NaN, '429'])('%p is no status of an answer', (code) => {
  expect(() => status(code as number)).toThrow('status: the code must be a whole number from 200 to 599')
})

test('a mistyped option is a mistake', () => {
  expect(() => status(429, { retryafter: 1 } as never)).toThrow('status: there is no option "retryafter"')
})
