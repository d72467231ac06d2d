import { expectTypeOf } from 'expect-type'
import {
  catchError,
  filter,
  identity,
  lastValueFrom,
  map,
  type MonoTypeOperatorFunction,
  NEVER,
  type Observable,
  of,
  retry,
  take,
  throwError,
  toArray,
} from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import { text } from '../../src/core/text.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { retryBackoff } from '../../src/operators/retryBackoff.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const
/** With one place, which is taken, and a queue. */
function fullPool() {
  const pool = createPool({ concurrent: 1, queue: 1 })
  pool.enter(() => undefined)
  return pool
}

const letters = nameProvider('letters', () => of('a', 'b', 'c'))
const all = <A>(source: Observable<A>): Promise<A[]> => lastValueFrom(source.pipe(toArray()))

contract('pipeProvider', (source) => pipeProvider(() => source, identity, identity)(messages))
contract('pipeProvider with a signal', (source) =>
  pipeProvider(() => source, identity)(messages, { signal: new AbortController().signal }),
)

test('pipes the stream through the operators, first one first', async () => {
  const provider = pipeProvider(
    letters,
    map((letter) => `${letter}1`),
    map((letter) => `${letter}2`),
  )

  expect(await all(provider(messages))).toEqual(['a12', 'b12', 'c12'])
})

test('keeps the name', () => {
  expect(pipeProvider(letters, take(1)).name).toBe('letters')
  expect(pipeProvider(pipeProvider(letters, take(1)), take(1)).name).toBe('letters')
})

test.each<[string, MonoTypeOperatorFunction<string>]>([
  ['a retry waits for its next try', retryBackoff({ initial: 60_000, jitter: 'none' })],
  ['a call stands in a queue', limit(fullPool())],
])('a signal ends the call also while %s', (_while, operator) => {
  const errors: unknown[] = []
  const controller = new AbortController()
  const failing: Provider = () => throwError(() => createProviderError('Network', 'lost', { phase: 'headers' }))
  marbles(({ flush, scheduler }) => {
    const { signal } = controller
    pipeProvider(failing, operator)(messages, { signal }).subscribe({ error: (error) => errors.push(error) })
    scheduler.schedule(() => controller.abort(), 5)
    flush()
    expect(scheduler.now()).toBe(5)
  })
  expect(errors).toMatchObject([{ _tag: 'Aborted', committed: false }])
})

test('is the same stream without operators', async () => {
  expect(await all(pipeProvider(letters)(messages))).toEqual(['a', 'b', 'c'])
})

test('passes messages and options on', () => {
  const calls: unknown[][] = []
  const provider: Provider = (...call) => {
    calls.push(call)
    return of('a')
  }
  pipeProvider(provider, take(1))(messages, { model: 'm' }).subscribe()

  expect(calls).toEqual([[messages, { model: 'm' }]])
})

test('asks nothing before somebody subscribes, and once for each who does', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('         -a-b|')
    const firstSubs = '           ^---!'
    const secondSubs = '          --^---!'
    const piped = pipeProvider(() => source, filter(Boolean))(messages)

    expectObservable(piped, '     ^------').toBe('-a-b|')
    expectObservable(piped, '     --^----').toBe('---a-b|')
    expectSubscriptions(source.subscriptions).toBe([firstSubs, secondSubs])
  })
})

test('calls the provider for each subscription: a retry gets an answer of its own', () => {
  const answers = [throwError(() => new Error('first')), of('second')]
  const heard: string[] = []
  pipeProvider(() => answers.shift() ?? NEVER, retry(1))(messages).subscribe((value) => heard.push(value))

  expect(heard).toEqual(['second'])
})

test('makes a failure of what the provider throws', async () => {
  const boom = new Error('boom')
  const throwing: Provider = () => {
    throw boom
  }
  const provider = pipeProvider(
    throwing,
    catchError((error: Error) => of(error.message)),
  )

  expect(await all(provider(messages))).toEqual(['boom'])
  await expect(all(pipeProvider(throwing)(messages))).rejects.toBe(boom)
})

test('gives a provider of what the last operator emits', () => {
  const events: Provider<ChatEvent> = () => of({ type: 'text', text: 'Hi' })

  expectTypeOf(pipeProvider(events)).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(pipeProvider(events, take(1), take(1))).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(pipeProvider(events, text())).toEqualTypeOf<Provider<string>>()
  expectTypeOf(
    pipeProvider(
      events,
      text(),
      map((word) => word.length),
    ),
  ).toEqualTypeOf<Provider<number>>()
})
