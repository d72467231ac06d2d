import { ignoreElements, take, throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isContent } from '../../src/core/isContent.ts'
import { untilContent } from '../../src/core/untilContent.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const values = {
  a: { type: 'activity' },
  u: { type: 'usage', outputTokens: 1 },
  r: { type: 'reasoning', text: 'Hm' },
  t: { type: 'text', text: 'Hi' },
}
const isText = (element: unknown) => (element as { type?: unknown }).type === 'text'
const lost = createProviderError('Network', 'lost', { phase: 'body' })

contract('untilContent', (source) => source.pipe(untilContent(isContent)), {
  differs: {
    'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty' } },
    'fails with a source that fails after content, and keeps the content': {
      error: { _tag: 'Upstream', committed: true },
    },
  },
})

test('holds back what comes before the first content; signs of life pass', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -a-u-a-t---u-a|', values)
    const sourceSubs = '  ^-------------!'
    const expected = '    -a---a-(ut)u-a|'

    expectObservable(source.pipe(untilContent(isContent))).toBe(expected, values)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('waits for what the predicate says', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -r-r-t----r-|', values)
    const sourceSubs = '  ^-----------!'
    const expected = '    -----(rrt)r-|'

    expectObservable(source.pipe(untilContent(isText))).toBe(expected, values)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('leaves no trace of a try that failed before content', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -u-r-#', values, lost)
    const sourceSubs = '  ^----!'
    const expected = '    -----#'

    expectObservable(source.pipe(untilContent(isText))).toBe(expected, values, lost)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('passes the very error on that came before content', () => {
  const thrown = createProviderError('Network', 'lost', { phase: 'headers' })
  const seen: unknown[] = []
  throwError(() => thrown)
    .pipe(untilContent(isContent))
    .subscribe({ error: (error) => seen.push(error) })

  expect(seen).toHaveLength(1)
  expect(seen[0]).toBe(thrown)
})

test('what was held back was not delivered, whatever the error of a provider says', () => {
  const text = 'not told'
  const broken = createProviderError('Interrupted', 'lost', { text, committed: true })
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -r-#', values, broken)
    const expected = '    ---#'

    expectObservable(source.pipe(untilContent(isText))).toBe(expected, values, {
      _tag: 'Interrupted',
      committed: false,
      retryable: true,
    })
    expectSubscriptions(source.subscriptions).toBe('^--!')
  })
})

test('says of a failure after content that it came after content', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -t-#', values, lost)
    const sourceSubs = '  ^--!'
    const expected = '    -t-#'

    expectObservable(source.pipe(untilContent(isContent))).toBe(expected, values, {
      _tag: 'Network',
      message: 'lost',
      committed: true,
      retryable: false,
    })
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test.each([
  ['nothing', '--|', true],
  ['only signs of life', 'aa|', true],
  ['only what it cost', '-u|', true],
  ['something else than what was waited for', '-r|', false],
])('fails where there was %s', (_what, marble, retryable) => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(marble, values)

    expectObservable(source.pipe(untilContent(isText), ignoreElements())).toBe('--#', values, {
      _tag: 'Empty',
      retryable,
    })
    expectSubscriptions(source.subscriptions).toBe('^-!')
  })
})

test('stops handing out what it held when the consumer has enough', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -u-r-t--|', values)
    const sourceSubs = '  ^----!   '
    const expected = '    -----(u|)'

    expectObservable(source.pipe(untilContent(isText), take(1))).toBe(expected, values)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})
