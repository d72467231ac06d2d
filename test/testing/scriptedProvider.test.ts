import { expectTypeOf } from 'expect-type'
import { type Observable, of, take } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { cut } from '../../src/testing/parts/cut.ts'
import { pause } from '../../src/testing/parts/pause.ts'
import { stall } from '../../src/testing/parts/stall.ts'
import { type ScriptedProvider, scriptedProvider } from '../../src/testing/scriptedProvider.ts'

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }]

/** Everything that comes at once. */
function seen<A>(source: Observable<A>): unknown[] {
  const all: unknown[] = []
  source.subscribe({
    next: (value) => all.push(value),
    error: (error: Error) => all.push(error.message),
    complete: () => all.push('|'),
  })
  return all
}

/** The message of the Config error that this throws. */
function configError(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return isProviderError(error) && error._tag === 'Config' ? error.message : 'another error'
  }
  return 'no error'
}

test('gives the elements of its script synchronously', () => {
  const provider = scriptedProvider(['Hel', 'lo'])
  expect(seen(provider(messages))).toEqual(['Hel', 'lo', '|'])
  expect(seen(scriptedProvider([])(messages))).toEqual(['|'])
})

test('an Error ends the script, a ProviderError too', () => {
  const lost = createProviderError('Empty', 'nothing')
  expect(seen(scriptedProvider(['a', new Error('lost'), 'b'])(messages))).toEqual(['a', 'lost'])
  expect(seen(scriptedProvider([lost])(messages))).toEqual(['nothing'])
})

test('one script per subscription, the last one repeats', () => {
  const provider = scriptedProvider<string>([['a'], of('b'), [new Error('c')]])
  const reply = provider(messages)
  expect([1, 2, 3, 4].map(() => seen(reply))).toEqual([['a', '|'], ['b', '|'], ['c'], ['c']])
})

test('elements may be anything, also arrays inside a list', () => {
  expect(seen(scriptedProvider([[['x'], ['y']]])(messages))).toEqual([['x'], ['y'], '|'])
  expect(seen(scriptedProvider([{ type: 'text', text: 'a' }, null, 0])(messages))).toEqual([
    { type: 'text', text: 'a' },
    null,
    0,
    '|',
  ])
})

test('plays pauses in virtual time, and nothing after it was left', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const second = cold('                     --x--y|')
    const provider = scriptedProvider<string>([['a', pause(3), 'b', pause(0), 'c'], second])
    expectObservable(provider(messages)).toBe('a--(bc|)')
    expectObservable(provider(messages), '    ---^--!').toBe(' -----x')
    expectSubscriptions(second.subscriptions).toBe('---^--!')
  })
})

test('follows a scheduler of its own', () => {
  marbles(({ expectObservable, scheduler }) => {
    expectObservable(scriptedProvider(['a', pause(2), 'b'], { scheduler })(messages)).toBe('a-(b|)')
  })
})

test('a stall never ends, or ends in time', () => {
  marbles(({ expectObservable }) => {
    expectObservable(scriptedProvider(['a', stall(), 'b'])(messages)).toBe(' a---')
    expectObservable(scriptedProvider(['a', stall(2), 'b'])(messages)).toBe('a-(b|)')
  })
})

test('stops in the middle of a synchronous script when the consumer leaves', () => {
  const provider = scriptedProvider(['a', 'b', 'c'])
  expect(seen(provider(messages).pipe(take(2)))).toEqual(['a', 'b', '|'])
  expect(provider.calls[0]).toMatchObject({ elements: 2, subscribed: false, ending: 'unsubscribed' })
})

test('clears its timer when the consumer leaves', () => {
  jest.useFakeTimers()
  try {
    const provider = scriptedProvider(['a', pause(1_000), 'b'])
    const subscription = provider(messages).subscribe()
    expect(jest.getTimerCount()).toBe(1)
    subscription.unsubscribe()
    expect(jest.getTimerCount()).toBe(0)
  } finally {
    jest.useRealTimers()
  }
})

test('remembers each subscription: what was asked, how far it came and how it ended', () => {
  const provider = scriptedProvider([['a'], ['a', new Error('no')], ['a', stall()]])
  const options = { model: 'm' }
  void provider([{ role: 'user', content: 'nobody subscribes' }])
  expect(provider.calls).toEqual([])
  seen(provider(messages, options))
  seen(provider(messages))
  seen(provider(messages))
  const base = { messages, options: undefined, elements: 1 }
  expect(provider.calls).toEqual([
    { ...base, options, subscribed: false, ending: 'completed' },
    { ...base, subscribed: false, ending: 'failed' },
    { ...base, subscribed: true, ending: undefined },
  ])
})

test('the types follow the elements', () => {
  expectTypeOf(
    scriptedProvider([
      ['a', new Error('no')],
      ['a', pause(1)],
    ]),
  ).toEqualTypeOf<ScriptedProvider<string>>()
  expectTypeOf(scriptedProvider([['a'], of('b')])).toEqualTypeOf<ScriptedProvider<string>>()
  expectTypeOf(scriptedProvider([1, stall()])).toEqualTypeOf<ScriptedProvider<number>>()
  expectTypeOf(scriptedProvider([new Error('no')])).toExtend<Provider>()
})

test('has a name', () => {
  expect(scriptedProvider(['a']).name).toBe('scripted')
  expect(scriptedProvider(['a'], { name: 'flaky' }).name).toBe('flaky')
})

test('survives a long script after a pause', () => {
  marbles(({ scheduler }) => {
    const provider = scriptedProvider<string>([pause(1), ...Array.from({ length: 50_000 }, () => 'a')], { scheduler })
    provider(messages).subscribe()
    scheduler.flush()
    expect(provider.calls[0]).toMatchObject({ elements: 50_000, ending: 'completed' })
  })
})

test.each([
  ['a script that is none', 'text', 'a script must be an Observable or an array'],
  ['scripts and elements in one list', [['a'], 'b'], 'a list of scripts may hold only arrays and Observables'],
  ['a part that needs a wire', ['a', cut()], 'cut() needs a wire; of the parts only pause() and stall() fit here'],
  ['the same inside a list', [['a', cut()]], 'cut() needs a wire'],
])('%s is refused', (_, scripts, message) => {
  expect(configError(() => scriptedProvider(scripts as string[]))).toContain(`scriptedProvider: ${message}`)
})

test('wrong options are refused', () => {
  expect(configError(() => scriptedProvider(['a'], { name: '' }))).toBe(
    'scriptedProvider: "name" must be a string that is not empty',
  )
})
