import { concat, EMPTY, type Observable, of, skip, throwError } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { text } from '../../src/core/text.ts'
import { type ContinueConfig, rescue } from '../../src/combinators/rescue.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const lost = createProviderError('Interrupted', 'lost', { text: 'ab', committed: true })
const broken = concat(
  of('x'),
  throwError(() => lost),
)
const question: ChatMessage[] = [{ role: 'user', content: 'Why?' }]

/** A provider of one stream, and what it was asked. */
function lane<A>(name: string, source: Observable<A>): Provider<A> & { asked: (readonly ChatMessage[])[] } {
  const asked: (readonly ChatMessage[])[] = []
  const provider: Provider<A> = (messages) => {
    asked.push(messages)
    return source
  }
  return Object.assign(nameProvider(name, provider), { asked })
}

contract(
  'the first of a rescue',
  (source) =>
    rescue(
      () => source,
      () => EMPTY,
      { how: 'restart', when: () => false },
    )([]),
  {
    differs: {
      'fails with a source that fails after content, and keeps the content': {
        error: { _tag: 'Upstream', committed: true },
      },
    },
  },
)

contract(
  'the second of a rescue',
  (source) =>
    rescue(
      () => broken,
      () => source,
      { how: 'continue' },
    )([]).pipe(skip(2)),
  {
    differs: {
      'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty', committed: true } },
      'fails with a source that fails at first': { error: { _tag: 'Upstream', committed: true } },
      'fails with a source that fails after content, and keeps the content': {
        error: { _tag: 'Upstream', committed: true },
      },
      'fails with a source that fails synchronously': { error: { _tag: 'Upstream', committed: true } },
      'begins anew when it is subscribed to after it failed': { error: { _tag: 'Upstream', committed: true } },
    },
  },
)

function thrower(): never {
  throw new Error('boom')
}

describe('rescue', () => {
  test('restart says that the text so far is to be forgotten, and asks the other anew', () =>
    marbles(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const broken = cold('-a-b-#', undefined, lost)
      const whole = cold('      --c-d|')
      const [first, next] = [lane('first', broken), lane('next', whole)]
      const values = { a: 'a', b: 'b', c: 'c', d: 'd', R: { type: 'reset', error: lost } }
      expectObservable(rescue(first, next, { how: 'restart' })(question)).toBe('-a-b-R-c-d|', values)
      expectSubscriptions(broken.subscriptions).toBe('^----!')
      expectSubscriptions(whole.subscriptions).toBe('-----^----!')
      flush()
      expect(next.asked).toEqual([question])
    }))

  test('continue marks the seam and asks the other to go on from the text so far', () =>
    marbles(({ cold, expectObservable, flush }) => {
      const [first, next] = [lane('first', cold('-a-b-#', undefined, lost)), lane('next', cold('--c|'))]
      const values = { a: 'a', b: 'b', c: 'c', S: { type: 'seam', from: 'first', to: 'next' } }
      expectObservable(rescue(first, next, { how: 'continue' })(question)).toBe('-a-b-S-c|', values)
      flush()
      expect(next.asked[0]?.slice(0, 2)).toEqual([...question, { role: 'assistant', content: 'ab' }])
      expect(next.asked[0]?.[2]?.role).toBe('user')
    }))

  test('lets the caller write the messages that ask to go on', () =>
    marbles(({ cold, expectObservable, flush }) => {
      const [first, next] = [lane('first', cold('a#', undefined, lost)), lane('next', cold('-c|'))]
      const messages = (asked: readonly ChatMessage[], said: string): ChatMessage[] => [
        ...asked,
        { role: 'user', content: `after "${said}"` },
      ]
      expectObservable(rescue(first, next, { how: 'continue', messages })(question)).toBe('aSc|', {
        a: 'a',
        c: 'c',
        S: { type: 'seam', from: 'first', to: 'next' },
      })
      flush()
      expect(next.asked[0]?.[1]).toEqual({ role: 'user', content: 'after "a"' })
    }))

  test('leaves a failure before the first content to fallback', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const unused = cold('c|')
      const refused = createProviderError('Network', 'refused', { phase: 'connect' })
      const [first, next] = [lane('first', cold('--#', undefined, refused)), lane('next', unused)]
      expectObservable(rescue(first, next, { how: 'restart' })(question)).toBe('--#', undefined, refused)
      expectSubscriptions(unused.subscriptions).toBe([])
    }))

  test.each<[string, ChatEvent, ChatOptions]>([
    ['a tool call was emitted', { type: 'toolCall', index: 0, arguments: '{' }, {}],
    ['the reply is to be JSON', { type: 'text', text: '{' }, { responseFormat: { type: 'json' } }],
  ])('continue does not act where %s, restart does', (_, event, options) =>
    marbles(({ cold, expectObservable }) => {
      const values = { a: event, c: { type: 'text', text: 'c' } as const, R: { type: 'reset', error: lost } as const }
      const first = lane<ChatEvent>('first', cold('-a-#', { a: event }, lost))
      const next = lane<ChatEvent>('next', cold('-c|', { c: values.c }))
      expectObservable(rescue(first, next, { how: 'continue' })(question, options)).toBe('-a-#', values, lost)
      expectObservable(rescue(first, next, { how: 'restart' })(question, options)).toBe('-a-Rc|', values)
    }),
  )

  test('an aborted call, and an error that `when` refuses, stay errors', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const aborted = createProviderError('Aborted', 'by the caller', { committed: true })
      const unused = cold('c|')
      const next = lane('next', unused)
      const gone = lane('first', cold('a#', undefined, aborted))
      const refused = lane('first', cold('a#', undefined, lost))
      expectObservable(rescue(gone, next, { how: 'restart' })(question)).toBe('a#', undefined, aborted)
      const when = () => false
      expectObservable(rescue(refused, next, { how: 'restart', when })(question)).toBe('a#', undefined, lost)
      expectSubscriptions(unused.subscriptions).toBe([])
    }))

  test('a failure or an empty reply of the other is the result, and says that content had come', () =>
    marbles(({ cold, expectObservable }) => {
      const network = createProviderError('Network', 'refused', { phase: 'connect' })
      const first = lane('first', cold('a#', undefined, lost))
      const values = { a: 'a', R: { type: 'reset', error: lost } }
      const failing = lane('next', cold('-#', undefined, network))
      const empty = lane('next', cold('-|'))
      const how = 'restart'
      expectObservable(rescue(first, failing, { how })(question)).toBe('aR#', values, {
        _tag: 'Network',
        committed: true,
      })
      expectObservable(rescue(first, empty, { how })(question)).toBe('aR#', values, { _tag: 'Empty', committed: true })
    }))

  test('text() over a restart fails with the error of the reset, because strings cannot be taken back', () =>
    marbles(({ cold, expectObservable }) => {
      const values = { a: { type: 'text', text: 'a' } as const, c: { type: 'text', text: 'c' } as const }
      const first = lane<ChatEvent>('first', cold('-a-#', { a: values.a }, lost))
      const next = lane<ChatEvent>('next', cold('-c|', { c: values.c }))
      expectObservable(rescue(first, next, { how: 'restart' })(question).pipe(text())).toBe('-a-#', { a: 'a' }, lost)
      expectObservable(rescue(first, next, { how: 'continue' })(question).pipe(text())).toBe('-a--c|', {
        a: 'a',
        c: 'c',
      })
    }))

  test('in a nest, what was to be forgotten is not gone on from', () =>
    marbles(({ cold, expectObservable, flush }) => {
      const broken = (text: string) => cold(text, undefined, lost)
      const [first, second] = [lane('first', broken('ab#')), lane('second', broken('-cd#'))]
      const third = lane('third', cold('-e|'))
      const values = { R: { type: 'reset', error: lost }, S: { type: 'seam', from: 'rescue', to: 'third' } }
      const nest = rescue(rescue(first, second, { how: 'restart' }), third, { how: 'continue' })
      expectObservable(nest(question)).toBe('abRcdSe|', {
        ...Object.fromEntries([...'abcde'].map((letter) => [letter, letter])),
        ...values,
      })
      flush()
      expect(third.asked[0]?.[1]).toEqual({ role: 'assistant', content: 'cd' })
    }))

  test.each<[string, Partial<ContinueConfig>]>([
    ['when', { when: thrower }],
    ['messages', { messages: thrower }],
  ])('what `%s` throws is the error, and comes after content', (_what, config) =>
    marbles(({ cold, expectObservable }) => {
      const first = lane('first', cold('-a#', undefined, lost))
      const result = rescue(first, lane('next', cold('b|')), { how: 'continue', ...config })(question)
      expectObservable(result).toBe('-a#', undefined, { _tag: 'Upstream', message: 'boom', committed: true })
    }),
  )

  test('the consumer may leave at any time', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const broken = cold('-a-#', undefined, lost)
      const other = cold('    ---c|')
      const result = rescue(lane('first', broken), lane('next', other), { how: 'restart' })(question)
      expectObservable(result, '^----!').toBe('-a-R--', { a: 'a', R: { type: 'reset', error: lost } })
      expectSubscriptions(other.subscriptions).toBe('---^-!')
    }))

  test('refuses what is meant for one vendor, and wrong options at once', () =>
    marbles(({ expectObservable }) => {
      const provider: Provider = () => throwError(() => lost)
      const rescued = rescue(provider, provider, { how: 'restart' })
      expectObservable(rescued(question, { model: 'x' })).toBe('#', undefined, { _tag: 'InvalidRequest' })
      expect(() => rescue(provider, provider, { how: 'again' } as never)).toThrow(
        '"how" must be "restart" or "continue"',
      )
      expect(() => rescue(provider, provider, undefined as never)).toThrow('"how" must be')
      expect(() => rescue(provider, provider, { how: 'restart', messages: () => [] } as never)).toThrow(
        'there is no option "messages"',
      )
      expect(() => rescue(provider, null as never, { how: 'restart' })).toThrow('providers[1] must be a provider')
    }))
})
