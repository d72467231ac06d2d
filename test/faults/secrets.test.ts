import { createProviderError } from '../../src/core/createProviderError.ts'
import { leaksIn, planted } from './secrets.ts'

/** An error like any other, to which something is done that must not be. */
const spoilt = (spoil: (error: Error) => unknown) => {
  const error = createProviderError('Network', 'the connection was lost', { phase: 'body', cause: new Error('reset') })
  return (spoil(error) as Error | undefined) ?? error
}
const hidden = (name: PropertyKey, value: unknown) => (error: Error) =>
  void Object.defineProperty(error, name, { value, enumerable: false })
const nest = (depth: number, value: unknown): unknown => (depth === 0 ? value : { in: nest(depth - 1, value) })
const { key } = planted

const PLACES: Readonly<Record<string, (error: Error) => unknown>> = {
  'the message': () => new Error(`not for ${key}`),
  'the message of a cause of a cause': () => new Error('a', { cause: new Error('b', { cause: new Error(key) }) }),
  'the stack alone': (error) => void (error.stack = `Error\n    at ${key}`),
  'a field': (error) => void Object.assign(error, { sent: key }),
  'a field that is not enumerable': hidden('sent', { authorization: `Bearer ${key}` }),
  'a field under a symbol': hidden(Symbol('kept'), key),
  'a name of a field': (error) => void Object.assign(error, { [key]: 1 }),
  'a field twenty objects deep': (error) => void Object.assign(error, { sent: nest(20, key) }),
  'the end of a long list': (error) => void Object.assign(error, { sent: [...Array<number>(500).fill(0), key] }),
  'the end of a long text': (error) => void Object.assign(error, { sent: 'x'.repeat(99_999) + key }),
  'a Map': hidden('headers', new Map([['authorization', key]])),
  'what toJSON gives, and nothing else': hidden('toJSON', () => ({ sent: key })),
  'what String gives, and nothing else': hidden('toString', () => key),
  'an error in a list of errors': () => new AggregateError([new Error('a'), new Error(key)]),
  'a cause that is no error': () => new Error('a', { cause: { request: { body: key } } }),
}

test.each(Object.entries(PLACES))('a secret in %s is found', (_place, spoil) => {
  expect(leaksIn(spoilt(spoil))).not.toEqual([])
})

test.each(Object.entries(planted))('%s is found, whoever shows it', (_name, secret) => {
  expect(leaksIn(new Error(`it was ${secret}`))).not.toEqual([])
  expect(leaksIn({ type: 'fail', lane: [0], error: new Error(`it was ${secret}`) })).not.toEqual([])
})

test('a proxy’s password is found as a header has it', () => {
  const token = btoa(`${planted.proxyUser}:${planted.proxyPassword}`)
  expect(leaksIn({ headers: { 'proxy-authorization': `Basic ${token}` } })).not.toEqual([])
})

test('nothing is found where nothing is', () => {
  expect(leaksIn(spoilt(() => undefined))).toEqual([])
})
