import { describeFailure } from '../../src/convert/describeFailure.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { toProviderError } from '../../src/core/toProviderError.ts'

test('tells the tag, the message and how long to wait', () => {
  expect(describeFailure(createProviderError('RateLimited', 'slow down', { retryAfterMs: 250, status: 429 }))).toEqual({
    _tag: 'RateLimited',
    message: 'slow down',
    retryAfterMs: 250,
  })
  expect(describeFailure(createProviderError('Timeout', 'late', { phase: 'first', ms: 5 }))).toEqual({
    _tag: 'Timeout',
    message: 'late',
  })
})

const SECRET = 'sk-12…89 at 10.0.0.7'

test.each<[string, unknown]>([
  ['a refused key', createProviderError('Unauthorized', SECRET)],
  ['a lost connection', createProviderError('Network', SECRET, { phase: 'connect' })],
  ['a wrong option', createProviderError('Config', SECRET)],
  ['what could not be decoded', createProviderError('Decode', SECRET, { path: '', input: SECRET })],
  ['several failures', createProviderError('AllFailed', SECRET, { errors: [] })],
  ['a foreign error', new Error(SECRET)],
  ['a foreign error that was wrapped on its way', toProviderError(new Error(SECRET))],
  ['a foreign error with a code', Object.assign(new Error(SECRET), { code: 'ECONNREFUSED' })],
  ['a thrown string', SECRET],
])('keeps the words of %s to itself', (_name, error) => {
  const told = describeFailure(error)

  expect(told.message).not.toBe('')
  expect(JSON.stringify(told)).not.toMatch(/sk-|10\.0/)
})

test('of several failures, it waits as short as the shortest, if all ask to wait', () => {
  const limited = (retryAfterMs?: number) =>
    createProviderError('RateLimited', 'slow down', retryAfterMs === undefined ? {} : { retryAfterMs })
  const all = (...errors: ReturnType<typeof limited>[]) => createProviderError('AllFailed', 'all', { errors })

  expect(describeFailure(all(limited(300), limited(200))).retryAfterMs).toBe(200)
  expect(describeFailure(all(limited(300), limited()))).not.toHaveProperty('retryAfterMs')
  expect(describeFailure(all())).not.toHaveProperty('retryAfterMs')
})
