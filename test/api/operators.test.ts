import { expectTypeOf } from 'expect-type'
import {
  backoff,
  type BackoffConfig,
  type Breaker,
  type ChatEvent,
  circuitBreaker,
  type CollectedReply,
  collectReply,
  createBreaker,
  createPool,
  isContent,
  limit,
  monotonicScheduler,
  type Pool,
  type ProviderError,
  retryBackoff,
  type RetryBackoffConfig,
  type RetryBudget,
  retryBudget,
  type RetryEvent,
  text,
  tokenTimeout,
  type TokenTimeoutConfig,
} from 'rivulet'
import { map, type Observable, of, type OperatorFunction, retry, type SchedulerLike } from 'rxjs'

const words = of('Be', 'cause')
const events: Observable<ChatEvent> = of({ type: 'text', text: 'Because' })
const breaker = createBreaker()
const pool = createPool({ concurrent: 1 })

test('in a pipe an operator takes its element from the stream and gives it back', () => {
  expectTypeOf(words.pipe(retryBackoff())).toEqualTypeOf<Observable<string>>()
  expectTypeOf(words.pipe(tokenTimeout({ first: 1 }))).toEqualTypeOf<Observable<string>>()
  expectTypeOf(words.pipe(circuitBreaker(breaker))).toEqualTypeOf<Observable<string>>()
  expectTypeOf(words.pipe(limit(pool))).toEqualTypeOf<Observable<string>>()
  const stack = events.pipe(tokenTimeout(), circuitBreaker(breaker), limit(pool), retryBackoff({ count: 1 }))
  expectTypeOf(stack).toEqualTypeOf<Observable<ChatEvent>>()
  expectTypeOf(stack.pipe(text())).toEqualTypeOf<Observable<string>>()
  expectTypeOf(
    words.pipe(
      retryBackoff(),
      map((word) => word.length),
    ),
  ).toEqualTypeOf<Observable<number>>()
})

test('text() and collectReply() take chat events alone', () => {
  expectTypeOf(text()).toEqualTypeOf<OperatorFunction<ChatEvent, string>>()
  expectTypeOf(collectReply()).toEqualTypeOf<OperatorFunction<ChatEvent, CollectedReply>>()
  expectTypeOf(
    events.pipe(
      collectReply(),
      map(({ toolCalls }) => toolCalls[0]?.arguments),
    ),
  ).toEqualTypeOf<Observable<unknown>>()
  const wrong = [
    // @ts-expect-error it is text already
    () => words.pipe(text()),
    // @ts-expect-error the words of a reply are not the reply
    () => words.pipe(collectReply()),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('backoff() fits rxjs retry', () => {
  expectTypeOf(backoff()).returns.toEqualTypeOf<Observable<0>>()
  expectTypeOf(words.pipe(retry({ count: 2, delay: backoff({ initial: 1 }) }))).toEqualTypeOf<Observable<string>>()
  expectTypeOf<RetryBackoffConfig>().toExtend<BackoffConfig>()
})

test('predicates are given the tagged error', () => {
  expectTypeOf<Required<RetryBackoffConfig>['when']>().toEqualTypeOf<(error: ProviderError) => boolean>()
  expectTypeOf<RetryEvent['error']>().toEqualTypeOf<ProviderError>()
  const when = (error: ProviderError) => error._tag === 'Timeout' && error.phase === 'first'
  expectTypeOf(words.pipe(retryBackoff({ when }))).toEqualTypeOf<Observable<string>>()
})

test('shared state is a value of its own', () => {
  expectTypeOf(breaker).toEqualTypeOf<Breaker>()
  expectTypeOf(breaker.state).toEqualTypeOf<'closed' | 'open' | 'halfOpen'>()
  expectTypeOf(pool).toEqualTypeOf<Pool>()
  expectTypeOf(retryBudget()).toEqualTypeOf<RetryBudget>()
  expectTypeOf(words.pipe(retryBackoff({ budget: retryBudget() }))).toEqualTypeOf<Observable<string>>()
  const wrong = [
    // @ts-expect-error a breaker is made by the caller
    () => circuitBreaker(),
    // @ts-expect-error and is not its own config
    () => circuitBreaker({ failures: 5 }),
    // @ts-expect-error a pool has no default size
    () => createPool({}),
    // @ts-expect-error a pool is no breaker
    () => circuitBreaker(pool),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('times are numbers, options are spelled', () => {
  expectTypeOf<TokenTimeoutConfig['each']>().toEqualTypeOf<number | undefined>()
  const wrong = [
    // @ts-expect-error a number of milliseconds
    () => tokenTimeout({ first: '5s' }),
    // @ts-expect-error it is called count
    () => retryBackoff({ retries: 3 }),
    // @ts-expect-error full or none
    () => retryBackoff({ jitter: 'half' }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('what decides of content takes anything, and the clock is a scheduler', () => {
  expectTypeOf(isContent).toEqualTypeOf<(element: unknown) => boolean>()
  expectTypeOf(isContent).toExtend<Required<TokenTimeoutConfig>['isContent']>()
  expectTypeOf(monotonicScheduler).toExtend<SchedulerLike>()
})
