import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { operate } from '../../src/core/operate.ts'
import { createStamp } from '../../src/providers/createStamp.ts'
import { Reply } from '../../src/providers/Reply.ts'
import { Settlement } from '../../src/providers/Settlement.ts'
import { marbles } from '../../src/testing/marbles.ts'
import type { ReplyReader } from '../../src/wire/ReplyReader.ts'

const network = createProviderError('Network', 'reset', { phase: 'body' })
const values: Record<string, ChatEvent> = {
  a: { type: 'text', text: 'a' },
  u: { type: 'usage', outputTokens: 1 },
  f: { type: 'finish', reason: 'stop', raw: 'stop', provider: 'p' },
}

function settle(complete: boolean) {
  const reply = new Reply('p')
  const reader: ReplyReader<never> = {
    complete,
    usage: { outputTokens: 1 },
    end: { reason: 'stop', raw: 'stop' },
    read: () => false,
  }
  reply.readBy(reader)
  const stamp = createStamp('p', reply, (text) => text)
  return operate<ChatEvent, ChatEvent>((out) => new Settlement(out, reply, stamp))
}

describe('Settlement', () => {
  test('adds usage and finish to a whole reply', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-|', values)
      expectObservable(source.pipe(settle(true))).toBe('-a-(uf|)', values)
      expectSubscriptions(source.subscriptions).toBe('^--!')
    }))

  test('a reply without its mark is interrupted, with what it had cost', () =>
    marbles(({ cold, expectObservable }) => {
      const error = {
        _tag: 'Interrupted',
        provider: 'p',
        committed: true,
        retryable: false,
        usage: { outputTokens: 1 },
      }
      expectObservable(cold('-a-|', values).pipe(settle(false))).toBe('-a-#', values, error)
    }))

  test('a lost connection is interrupted after content, and Network before', () =>
    marbles(({ cold, expectObservable }) => {
      const interrupted = { _tag: 'Interrupted', committed: true }
      expectObservable(cold('-a-#', values, network).pipe(settle(false))).toBe('-a-#', values, interrupted)
      const before = { _tag: 'Network', committed: false, retryable: true }
      expectObservable(cold('---#', values, network).pipe(settle(false))).toBe('---#', values, before)
    }))

  test('a connection that breaks, or goes silent, after the mark has done its work', () =>
    marbles(({ cold, expectObservable }) => {
      const silent = createProviderError('Timeout', 'silent', { phase: 'idle', ms: 1 })
      expectObservable(cold('-a-#', values, network).pipe(settle(true))).toBe('-a-(uf|)', values)
      expectObservable(cold('-a-#', values, silent).pipe(settle(true))).toBe('-a-(uf|)', values)
    }))

  test('an error that is no loss stays one after the mark, and so does the deadline', () =>
    marbles(({ cold, expectObservable }) => {
      const late = createProviderError('Timeout', 'late', { phase: 'total', ms: 1 })
      const upstream = createProviderError('Upstream', 'the model broke down')
      expectObservable(cold('-a-#', values, late).pipe(settle(true))).toBe('-a-#', values, { _tag: 'Timeout' })
      expectObservable(cold('-a-#', values, upstream).pipe(settle(true))).toBe('-a-#', values, { _tag: 'Upstream' })
    }))
})
