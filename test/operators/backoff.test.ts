import { retry } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { backoff } from '../../src/operators/backoff.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const network = createProviderError('Network', 'reset', { phase: 'headers' })

contract("rxjs' own retry with backoff", (source) => source.pipe(retry({ count: 0, delay: backoff() })))

describe('backoff', () => {
  test("gives rxjs' own retry its waits", () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-#', undefined, network)
      const delay = backoff({ initial: 2, factor: 3, jitter: 'none' })
      expectObservable(source.pipe(retry({ count: 2, delay }))).toBe('-----------#', undefined, { _tag: 'Network' })
      expectSubscriptions(source.subscriptions).toBe(['^!', '---^!', '----------^!'])
    }))

  test('ends the retries at an error that says that it is final, or that content had come', () =>
    marbles(({ cold, expectObservable }) => {
      for (const error of [
        createProviderError('Unauthorized', 'no'),
        createProviderError('Interrupted', 'cut', { text: 'a', committed: true }),
        createProviderError('RateLimited', 'slow down', { retryAfterMs: 90_000 }),
      ]) {
        const source = cold('-#', undefined, error)
        expectObservable(source.pipe(retry({ delay: backoff() }))).toBe('-#', undefined, error)
      }
    }))

  test('repeats nothing after content, and nothing that was aborted, whatever `when` says', () =>
    marbles(({ cold, expectObservable }) => {
      for (const error of [
        createProviderError('Interrupted', 'cut', { text: 'a', committed: true }),
        createProviderError('Aborted', 'by the caller'),
      ]) {
        const source = cold('-#', undefined, error)
        expectObservable(source.pipe(retry({ delay: backoff({ when: () => true }) }))).toBe('-#', undefined, error)
      }
    }))

  test('refuses wrong options at once', () => {
    expect(() => backoff({ factor: 0 })).toThrow('"factor" must be a number from 1')
  })
})
