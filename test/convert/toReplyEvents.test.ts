import { toReplyEvents } from '../../src/convert/toReplyEvents.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 250, status: 429, committed: true })
const failed = { type: 'error', data: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 250 } }
const done = { type: 'done', data: {} }

test('names what the reply carries, strings as text', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold<string | ChatEvent>('-a-b-c-d-e-f-g-|', {
      a: 'Hel',
      b: { type: 'text', text: 'lo' },
      c: { type: 'reasoning', text: 'hm', signature: 's' },
      d: { type: 'toolCall', index: 0, id: 'c1', name: 'add', arguments: '{}' },
      e: { type: 'usage', inputTokens: 3 },
      f: { type: 'finish', reason: 'stop', raw: 'end_turn', provider: 'p' },
      g: { type: 'seam', from: 'p', to: 'q' },
    })
    const subscription = '                    ^--------------!'
    const expected = '                        -a-b-c-d-e-f-g-(z|)'

    expectObservable(source.pipe(toReplyEvents())).toBe(expected, {
      a: { type: 'text', data: { text: 'Hel' } },
      b: { type: 'text', data: { text: 'lo' } },
      c: { type: 'reasoning', data: { text: 'hm', signature: 's' } },
      d: { type: 'toolCall', data: { index: 0, id: 'c1', name: 'add', arguments: '{}' } },
      e: { type: 'usage', data: { inputTokens: 3 } },
      f: { type: 'finish', data: { reason: 'stop', raw: 'end_turn', provider: 'p' } },
      g: { type: 'seam', data: { from: 'p', to: 'q' } },
      z: done,
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('drops signs of life and empty content, but no signature', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold<string | ChatEvent>('-a-b-c-d-e-|', {
      a: '',
      b: { type: 'text', text: '' },
      c: { type: 'activity' },
      d: { type: 'reasoning', text: '' },
      e: { type: 'reasoning', text: '', signature: 's' },
    })

    expectObservable(source.pipe(toReplyEvents())).toBe('---------e-(z|)', {
      e: { type: 'reasoning', data: { text: '', signature: 's' } },
      z: done,
    })
  })
})

test('an error is an event too, in the place of done', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -a-#   ', undefined, limited)
    const subscription = ' ^--!   '
    const expected = '     -a-(x|)'

    expectObservable(source.pipe(toReplyEvents())).toBe(expected, {
      a: { type: 'text', data: { text: 'a' } },
      x: failed,
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('a reset tells why, without secrets', () => {
  marbles(({ cold, expectObservable }) => {
    const refused = createProviderError('Unauthorized', 'key sk-123')
    const source = cold<ChatEvent>('a-b|', {
      a: { type: 'reset', error: limited },
      b: { type: 'reset', error: refused },
    })

    expectObservable(source.pipe(toReplyEvents())).toBe('a-b(z|)', {
      a: { type: 'reset', data: { error: failed.data } },
      b: {
        type: 'reset',
        data: { error: { _tag: 'Unauthorized', message: 'the model service refused this server' } },
      },
      z: done,
    })
  })
})

test('leaves its source with its consumer', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -a---a--')
    const subscription = ' ^--!    '
    const expected = '     -a--    '

    expectObservable(source.pipe(toReplyEvents()), subscription).toBe(expected, {
      a: { type: 'text', data: { text: 'a' } },
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})
