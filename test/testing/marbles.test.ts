import { asyncScheduler, delay, map, of, take, timer } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { marbles } from '../../src/testing/marbles.ts'

/** The message that a wrong picture is answered with. */
function complaint(run: Parameters<typeof marbles>[0]): string {
  try {
    marbles(run)
  } catch (error) {
    return (error as Error).message
  }
  return 'no complaint'
}

test('passes where stream and subscriptions are as drawn', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  --a--b--c--|')
    const expected = '     --a--(b|)   '
    const subscription = ' ^----!      '
    expectObservable(source.pipe(take(2))).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('draws both lines, names the letters and lists the moments that differ', () => {
  const message = complaint(({ cold, expectObservable }) => {
    const source = cold('            --a--c----#', { a: 'Hello', c: 'you' }, createProviderError('Empty', 'nothing'))
    expectObservable(source).toBe('  --a--b--|  ', { a: 'Hello', b: 'there' })
  })
  expect(message).toBe(`The stream is not the one that was drawn.

  expected  --a--b--|
  received  --a--c----#

  a  'Hello'
  b  'there'
  c  'you'
  # received  ProviderError { _tag: 'Empty', committed: false, retryable: true, message: 'nothing' }

  5 ms   expected b        received c
  8 ms   expected |        received nothing
  10 ms  expected nothing  received #
`)
})

test('keeps the letters of the test, also out of order', () => {
  const message = complaint(({ cold, expectObservable }) => {
    expectObservable(cold('x', { x: 'one' })).toBe('y', { z: 'one', y: 'two' })
  })
  expect(message).toContain("  expected  y-\n  received  z-\n\n  z  'one'\n  y  'two'\n")
})

test('a value that comes too late is shown where it came', () => {
  const message = complaint(({ cold, expectObservable }) => {
    expectObservable(cold(' --a|').pipe(delay(1))).toBe('--a|')
  })
  expect(message).toContain('  expected  --a|\n  received  ---(a|)\n')
})

test.each([
  ['a missing end', '--a', '--a|'],
  ['an end too many', '--a|', '--a'],
  ['another order at the same moment', '--(ab|)', '--(ba|)'],
  ['a stream that says nothing', '---', '--a'],
  ['one that should say nothing', '--a', '---'],
  ['a completion instead of an error', '--|', '--#'],
])('%s fails', (_, source, expected) => {
  expect(complaint(({ cold, expectObservable }) => expectObservable(cold(source)).toBe(expected))).toContain(
    'The stream is not the one that was drawn.',
  )
})

test('draws subscriptions in pairs, and says where there is none', () => {
  const message = complaint(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('--a--|')
    expectObservable(source, '^---!').toBe('--a')
    expectObservable(source).toBe('--a--|')
    expectSubscriptions(source.subscriptions).toBe(['^--!', '^----!', '---^'])
  })
  expect(message).toBe(`The subscriptions are not those that were drawn.

  expected 1  ^--!
  received 1  ^---!
  expected 2  ^----!
  received 2  ^----!
  expected 3  ---^---
  received 3  none
`)
})

test('a subscription that is never left fails where one was to be left', () => {
  const message = complaint(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('---')
    expectObservable(source).toBe('---')
    expectSubscriptions(source.subscriptions).toBe('^--!')
  })
  expect(message).toContain('  expected 1  ^--!\n  received 1  ^---')
})

describe('errors', () => {
  const late = createProviderError('Timeout', 'no token within 5 ms', { phase: 'first', ms: 5 })

  test('are compared by all that they say of themselves', () => {
    const other = createProviderError('Timeout', 'no token within 5 ms', { phase: 'first', ms: 6 })
    marbles(({ cold, expectObservable }) => expectObservable(cold('#', {}, late)).toBe('#', {}, late))
    expect(
      complaint(({ cold, expectObservable }) => expectObservable(cold('#', {}, late)).toBe('#', {}, other)),
    ).toContain('ms: 6')
  })

  test('may be expected as a record of some fields', () => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--#', {}, late)).toBe('--#', {}, { _tag: 'Timeout', phase: 'first' })
    })
    const message = complaint(({ cold, expectObservable }) => {
      expectObservable(cold('--#', {}, late)).toBe('--#', {}, { _tag: 'Timeout', phase: 'each' })
    })
    expect(message).toContain("# expected  { _tag: 'Timeout', phase: 'each' }\n")
    expect(message).toContain("# received  ProviderError { _tag: 'Timeout', phase: 'first', ms: 5,")
  })

  test('that RxJS makes up are compared by name and message', () => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--#', {}, new TypeError('no'))).toBe('--#', {}, new TypeError('no'))
    })
    expect(
      complaint(({ cold, expectObservable }) => {
        expectObservable(cold('--#', {}, new TypeError('no'))).toBe('--#', {}, new Error('no'))
      }),
    ).toContain('TypeError')
  })
})

test('timers, the clock and the given scheduler are virtual', () => {
  marbles(({ expectObservable, scheduler, time }) => {
    const long = time('-----|')
    const clock = timer(1_000, monotonicScheduler).pipe(map(() => monotonicScheduler.now()))
    expectObservable(timer(long, scheduler)).toBe('       -----(a|)', { a: 0 })
    expectObservable(timer(long, asyncScheduler)).toBe('  -----(a|)', { a: 0 })
    expectObservable(clock).toBe(' 1s (a|)', { a: 1_000 })
  })
})

test('returns what the function returns', () => {
  expect(marbles(() => 42)).toBe(42)
})

test('an expectation that expects nothing is an error', () => {
  expect(complaint(({ expectObservable }) => expectObservable(of('a')))).toBe(
    'marbles: expectObservable was called without toBe, so that it expects nothing',
  )
  expect(complaint(({ cold, expectSubscriptions }) => expectSubscriptions(cold('a').subscriptions))).toContain(
    'expectSubscriptions was called without toBe',
  )
})

test('a function that returns a promise is refused', () => {
  expect(complaint(async () => {})).toContain('the function returned a promise')
})

test('each expectation is judged by itself, also where flush judges early', () => {
  const message = complaint(({ cold, expectObservable, expectSubscriptions, flush }) => {
    const source = cold('a|')
    expectObservable(source).toBe('a|')
    flush()
    expectSubscriptions(source.subscriptions).toBe('^!')
    expectObservable(cold('b|')).toEqual(cold('-b|'))
  })
  expect(message).toContain('The stream is not')
  expect(message).toContain('received  -b|')
})

test('the stack begins at the line of the test that expects', () => {
  try {
    marbles(({ cold, expectObservable }) => expectObservable(cold('a')).toBe('b'))
  } catch (error) {
    const [frame = ''] = (error as Error).stack?.match(/\n\s+at .*/) ?? []
    expect(frame).toContain('marbles.test.ts')
    return
  }
  throw new Error('it did not fail')
})
