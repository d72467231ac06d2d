import { catchError, map, type Observable, of, type OperatorFunction, pipe } from 'rxjs'
import { holdUntilContent } from '../../src/convert/holdUntilContent.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { text } from '../../src/core/text.ts'
import { marbles } from '../../src/testing/marbles.ts'

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 1_500 })
const events: Record<string, ChatEvent> = {
  a: { type: 'text', text: 'a' },
  u: { type: 'usage' },
  i: { type: 'activity' },
  r: { type: 'reasoning', text: 'r' },
}
const frames = { a: 'text', u: 'usage', i: 'activity', r: 'reasoning', e: 'error' }
/** Names each event, and turns an error into a frame of its own. */
const names: OperatorFunction<ChatEvent, string> = pipe(
  map(({ type }) => type),
  catchError(() => of('error')),
)

test('lets content through as it comes, and keeps what came before until then', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -i-u-a---------a-u|', events)
    const subscription = ' ^-----------------!'
    const expected = '     -----(iua)-----a-u|'

    expectObservable(source.pipe(holdUntilContent(names))).toBe(expected, frames)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('gives what it kept of a reply that ends without content', () => {
  marbles(({ cold, expectObservable }) => {
    expectObservable(cold('-u-|   ', events).pipe(holdUntilContent(names))).toBe('---(u|)', frames)
    expectObservable(cold('---|   ', events).pipe(holdUntilContent(names))).toBe('---|', frames)
  })
})

test('an error before content stays an error, whatever the encoder makes of it', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -u-#', events, limited)
    const subscription = ' ^--!'
    const expected = '     ---#'

    expectObservable(source.pipe(holdUntilContent(names))).toBe(expected, frames, {
      name: 'HttpError',
      message: 'slow down',
      statusCode: 429,
      headers: { 'retry-after': '2' },
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('an error after content is the encoder’s', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold('  -a-#   ', events, limited)

    expectObservable(source.pipe(holdUntilContent(names))).toBe(' -a-(e|)', frames)
    expectObservable(source.pipe(holdUntilContent(text()))).toBe('-a-#   ', undefined, { _tag: 'RateLimited' })
  })
})

test('content that the encoder leaves out does not count', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold('  -r-#', events, limited)
    const failing = cold(' -r-|', events)
    const textAndErrors = pipe(
      text(),
      catchError(() => of('error')),
    )

    expectObservable(source.pipe(holdUntilContent(textAndErrors))).toBe('---#', frames, { statusCode: 429 })
    // A failure of the encoder itself.
    expectObservable(failing.pipe(holdUntilContent(text()))).toBe('---#', frames, { statusCode: 502 })
  })
})

test('leaves its source with its consumer', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -a---a---', events)
    const subscription = ' ^--!     '
    const expected = '     -a--     '

    expectObservable(source.pipe(holdUntilContent(names)), subscription).toBe(expected, frames)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('keeps nothing of one subscription for the next', () => {
  marbles(({ cold, expectObservable }) => {
    const held = cold('   -a-u|', events).pipe(holdUntilContent(names))

    expectObservable(held, '^-!').toBe('  -a    ', frames)
    expectObservable(held, '---^').toBe(' ----a-u|', frames)
  })
})

test.each<[string, OperatorFunction<ChatEvent, string>, (source: Observable<ChatEvent>) => Observable<ChatEvent>]>([
  ['of the source', names, (source) => source],
  ['of the encoder', pipe(map(fail), map(String)), () => of({ type: 'text', text: 'a' })],
])('tells once of a failure %s', (_name, encode, change) => {
  const heard = jest.fn()
  marbles(({ cold, expectObservable }) => {
    const source = change(cold('#', events, limited))
    expectObservable(source.pipe(holdUntilContent(encode, heard))).toBe('#', undefined, { statusCode: 429 })
  })

  expect(heard.mock.calls).toEqual([[limited]])
})

function fail(): never {
  throw limited
}
