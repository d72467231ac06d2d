import { parseRetryAfter } from '../../src/transport/parseRetryAfter.ts'

const sent = 'Wed, 21 Oct 2015 07:28:00 GMT'
const at = (text: string) => () => Date.parse(text)

test.each([
  [{ 'retry-after': '2' }, 2_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after': ' 7 ' }, 7_000],
  [{ 'retry-after-ms': '250' }, 250],
  [{ 'retry-after-ms': '0' }, 0],
  [{ 'retry-after-ms': '1', 'retry-after': '60' }, 1],
  [{ 'retry-after-ms': 'soon', 'retry-after': '3' }, 3_000],
  [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT', date: sent }, 30_000],
  [{ 'retry-after': 'Wednesday, 21-Oct-15 07:28:30 GMT', date: sent }, 30_000],
  [{ 'retry-after': 'Wed Oct 21 07:28:30 2015', date: sent }, 30_000],
  [{ 'retry-after': '2015-10-21T07:28:30Z', date: sent }, 30_000],
  [{ 'retry-after': 'Wed, 21 Oct 2015 07:27:00 GMT', date: sent }, 0],
  [{ 'retry-after': '9'.repeat(400) }, Number.MAX_SAFE_INTEGER],
])('%j asks for %d ms', (headers, expected) => {
  expect(parseRetryAfter(headers as Record<string, string>)).toBe(expected)
})

test.each([
  {},
  { 'retry-after': '' },
  { 'retry-after': '-1' },
  { 'retry-after': 'soon' },
  { 'retry-after': 'in 5 minutes' },
  { 'retry-after': 'try 5' },
  { 'retry-after': '1e3' },
  { 'retry-after': '0x10' },
  { 'retry-after': 'Wed, 99 Foo 2015 07:28:00 GMT' },
  { 'retry-after-ms': '-5' },
  { 'retry-after-ms': 'NaN' },
])('%j asks for nothing', (headers) => {
  expect(parseRetryAfter(headers as Record<string, string>)).toBeUndefined()
})

test('a date is measured against the server’s own clock, and without one against ours', () => {
  const header = { 'retry-after': 'Wed, 21 Oct 2015 07:28:10 GMT' }
  expect(parseRetryAfter({ ...header, date: sent }, at('2030-01-01T00:00:00Z'))).toBe(10_000)
  expect(parseRetryAfter(header, at('2015-10-21T07:28:04Z'))).toBe(6_000)
  expect(parseRetryAfter({ ...header, date: 'today' }, at('2015-10-21T07:28:04Z'))).toBe(6_000)
})
