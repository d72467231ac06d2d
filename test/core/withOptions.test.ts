import { of } from 'rxjs'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { withOptions } from '../../src/core/withOptions.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const

function spy() {
  const calls: unknown[][] = []
  const provider: Provider = (...call) => {
    calls.push(call)
    return of('Hi')
  }
  return { calls, provider: nameProvider('spy', provider) }
}

function optionsFor(fixed: ChatOptions, call?: ChatOptions): unknown {
  const { calls, provider } = spy()
  void withOptions(provider, fixed)(messages, call)
  return calls[0]?.[1]
}

test('keeps the name and passes the messages', () => {
  const { calls, provider } = spy()
  const fixed = withOptions(provider, { model: 'm' })
  void fixed(messages)

  expect(fixed.name).toBe('spy')
  expect(calls).toEqual([[messages, { model: 'm' }]])
  expect(calls[0]?.[0]).toBe(messages)
})

test('what is fixed wins over the call; the rest of the call stays', () => {
  expect(optionsFor({ model: 'fixed', seed: 1 }, { model: 'call', temperature: 0.5 })).toEqual({
    model: 'fixed',
    seed: 1,
    temperature: 0.5,
  })
})

test('headers and body are merged key by key', () => {
  expect(
    optionsFor(
      { headers: { a: 'fixed', b: 'fixed' }, body: { x: 'fixed', deep: { fixed: 1 } } },
      { headers: { b: 'call', c: 'call' }, body: { deep: { call: 1 }, y: 'call' } },
    ),
  ).toEqual({
    headers: { a: 'fixed', b: 'fixed', c: 'call' },
    body: { x: 'fixed', deep: { fixed: 1 }, y: 'call' },
  })
})

test.each([
  ['only fixed', { headers: { a: '1' }, body: { x: 1 } }, {}],
  ['only in the call', {}, { headers: { a: '1' }, body: { x: 1 } }],
])('headers and body are kept where they are %s', (_where, fixed, call) => {
  expect(optionsFor(fixed, call)).toEqual({ headers: { a: '1' }, body: { x: 1 } })
})

test('the inner one wins where two are nested', () => {
  const { calls, provider } = spy()
  void withOptions(withOptions(provider, { model: 'inner', seed: 1 }), { model: 'outer', topP: 1 })(messages)

  expect(calls[0]?.[1]).toEqual({ model: 'inner', seed: 1, topP: 1 })
})

test('changes neither set of options', () => {
  const fixed = Object.freeze({ model: 'fixed', headers: Object.freeze({ a: '1' }) })
  const call = Object.freeze({ model: 'call', headers: Object.freeze({ b: '2' }) })

  expect(optionsFor(fixed, call)).toEqual({ model: 'fixed', headers: { a: '1', b: '2' } })
})
