import { defer, type MonoTypeOperatorFunction, type OperatorFunction } from 'rxjs'
import { rule } from './checkOptions.ts'
import { endOnAbort } from './endOnAbort.ts'
import { nameProvider } from './nameProvider.ts'
import type { Provider } from './Provider.ts'

/**
 * Lifts operators to a provider: the same function, its stream piped.
 *
 * Each subscription calls the provider again, so a retry gets a request of its own, and what the provider throws is a
 * failure like any other. The call's `signal` ends it also while an operator waits, for the next try or for a place.
 * Order in a stack, innermost first: timeout (per try), circuit breaker, retry.
 *
 * @example
 * const steady = pipeProvider(openai.events({ model: 'gpt-5-mini' }), retryBackoff({ count: 2 }), text())
 */
export function pipeProvider<A>(provider: Provider<A>): Provider<A>
export function pipeProvider<A, B>(provider: Provider<A>, one: OperatorFunction<A, B>): Provider<B>
export function pipeProvider<A, B, C>(
  provider: Provider<A>,
  one: OperatorFunction<A, B>,
  two: OperatorFunction<B, C>,
): Provider<C>
export function pipeProvider<A, B, C, D>(
  provider: Provider<A>,
  one: OperatorFunction<A, B>,
  two: OperatorFunction<B, C>,
  three: OperatorFunction<C, D>,
): Provider<D>
export function pipeProvider<A, B, C, D, E>(
  provider: Provider<A>,
  one: OperatorFunction<A, B>,
  two: OperatorFunction<B, C>,
  three: OperatorFunction<C, D>,
  four: OperatorFunction<D, E>,
): Provider<E>
export function pipeProvider<A, B, C, D, E, F>(
  provider: Provider<A>,
  one: OperatorFunction<A, B>,
  two: OperatorFunction<B, C>,
  three: OperatorFunction<C, D>,
  four: OperatorFunction<D, E>,
  five: OperatorFunction<E, F>,
): Provider<F>
export function pipeProvider<A>(provider: Provider<A>, ...operators: MonoTypeOperatorFunction<A>[]): Provider<A>
export function pipeProvider(
  provider: Provider<unknown>,
  ...operators: OperatorFunction<unknown, unknown>[]
): Provider<unknown> {
  return nameProvider(provider.name, (messages, options) => {
    const asked = operators.reduce(
      (source, operator) => operator(source),
      defer(() => provider(messages, options)),
    )
    const signal = options?.signal
    return rule.signal.is(signal) ? asked.pipe(endOnAbort(signal as AbortSignal)) : asked
  })
}
