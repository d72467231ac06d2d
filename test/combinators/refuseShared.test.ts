import { refuseShared } from '../../src/combinators/refuseShared.ts'

test.each([
  ['model', { model: 'gpt-5' }],
  ['headers', { headers: { authorization: 'Bearer sk-secret' } }],
  ['body', { body: { user: 'sk-secret' } }],
  ['model', { temperature: 1, body: {}, headers: {}, model: 'sk-secret' }],
])('refuses %s where there are several lanes, without showing it', (name, options) => {
  const error = refuseShared('race', 2, options)

  expect(error?.toJSON()).toEqual({
    _tag: 'InvalidRequest',
    message: `race: the option "${name}" would reach every provider; give it to one of them by withOptions`,
    committed: false,
    retryable: false,
  })
})

test.each([
  ['of one lane', 1, { model: 'gpt-5', headers: {}, body: {} }],
  ['that are no one’s in particular', 3, { temperature: 1, maxTokens: 5, stop: 'x', signal: AbortSignal.abort() }],
  ['that were not given', 3, { model: undefined as never, headers: undefined as never, body: undefined as never }],
  ['of which there are none', 3, {}],
])('has nothing against options %s', (_whose, lanes, options) => {
  expect(refuseShared('race', lanes, options)).toBeUndefined()
})
