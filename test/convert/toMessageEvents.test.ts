import { toMessageEvents } from '../../src/convert/toMessageEvents.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 250 })

test('gives an event for each element, numbered, and then done', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold<string | ChatEvent>('-a-b|', { a: 'Hi', b: { type: 'usage', outputTokens: 1 } })
    const subscription = '                    ^---!'
    const expected = '                        -a-b(z|)'

    expectObservable(source.pipe(toMessageEvents())).toBe(expected, {
      a: { id: '1', data: { text: 'Hi' } },
      b: { id: '2', type: 'usage', data: { outputTokens: 1 } },
      z: { id: '3', type: 'done', data: {} },
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('an error before content is an error with a status', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold<ChatEvent>('a-#', { a: { type: 'usage' } }, limited)

    expectObservable(source.pipe(toMessageEvents())).toBe('--#', undefined, { statusCode: 429, message: 'slow down' })
  })
})

test('an error after content is an event', () => {
  marbles(({ cold, expectObservable }) => {
    expectObservable(cold('a-#', { a: 'Hi' }, limited).pipe(toMessageEvents())).toBe('a-(x|)', {
      a: { id: '1', data: { text: 'Hi' } },
      x: { id: '2', type: 'error', data: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 250 } },
    })
  })
})

test('leaves its source with its consumer', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -a---', { a: 'Hi' })
    const subscription = ' ^--! '

    expectObservable(source.pipe(toMessageEvents()), subscription).toBe('-a', { a: { id: '1', data: { text: 'Hi' } } })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})
