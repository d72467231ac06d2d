import { type RunHelpers, TestScheduler } from 'rxjs/testing'
import { drawStream, type StreamMessage } from './picture/drawStream.ts'
import { drawSubscriptions, type SubscriptionTimes } from './picture/drawSubscriptions.ts'

/** RxJS' helpers and the scheduler itself, for everything that takes a `scheduler`. */
export interface MarbleHelpers extends RunHelpers {
  readonly scheduler: TestScheduler
}

/** One `expectObservable` or `expectSubscriptions`, in the order in which the scheduler judges them. */
interface Expectation {
  readonly name: 'expectObservable' | 'expectSubscriptions'
  readonly values: Readonly<Record<string, unknown>>
  /** Undefined as long as nothing was expected. */
  place: Error | undefined
}

/**
 * Runs a marble test: RxJS' `TestScheduler.run` with an assertion of its own, for any test runner. Time is virtual;
 * timers, `monotonicScheduler` and rxjs' schedulers follow it.
 *
 * A wrong stream throws an Error that draws both lines, one under another, names the letters and lists the moments that
 * differ. Values are compared deeply, errors by their `toJSON()` where they have one. An error may also be expected as a
 * record of some of its fields, at any depth: `{ _tag: 'Timeout', phase: 'first' }` leaves open what else the error says.
 *
 * It also throws where something was prepared but never expected (`toBe` is missing) and where the function returns a
 * promise: virtual time is over before what follows an `await`.
 *
 * @example
 * test('fails where the first token is late', () => {
 *   marbles(({ cold, expectObservable, expectSubscriptions }) => {
 *     const source = cold('  -----a|')
 *     const expected = '     ---#   '
 *     const subscription = ' ^--!   '
 *     const result = source.pipe(tokenTimeout({ first: 3 }))
 *     expectObservable(result).toBe(expected, undefined, { _tag: 'Timeout', phase: 'first' })
 *     expectSubscriptions(source.subscriptions).toBe(subscription)
 *   })
 * })
 */
export function marbles<T>(run: (helpers: MarbleHelpers) => T): T {
  const expectations: Expectation[] = []
  const scheduler = new TestScheduler((received: unknown, expected: unknown) => {
    const judged = expectations.findIndex(({ place }) => place !== undefined)
    const [expectation] = expectations.splice(judged, 1)
    if (expectation) compare(expectation, received, expected)
  })

  const result = scheduler.run((helpers) => {
    const returned = run({
      ...helpers,
      scheduler,
      expectObservable(...given) {
        const prepared = helpers.expectObservable(...given)
        const expectation = prepare('expectObservable')
        function toBe(diagram: string, values?: unknown, error?: unknown): void {
          if (typeof values === 'object') Object.assign(expectation.values, values)
          prepared.toBe(diagram, values, error)
          expectation.place = placeOf(toBe)
        }
        function toEqual(other: Parameters<typeof prepared.toEqual>[0]): void {
          prepared.toEqual(other)
          expectation.place = placeOf(toEqual)
        }
        return { toBe, toEqual }
      },
      expectSubscriptions(...given) {
        const prepared = helpers.expectSubscriptions(...given)
        const expectation = prepare('expectSubscriptions')
        function toBe(diagrams: string | string[]): void {
          prepared.toBe(diagrams)
          expectation.place = placeOf(toBe)
        }
        return { toBe }
      },
    })
    if (isPromise(returned)) {
      throw new Error('marbles: the function returned a promise, and virtual time is over before what follows an await')
    }
    return returned
  })
  const [open] = expectations
  if (open) throw new Error(`marbles: ${open.name} was called without toBe, so that it expects nothing`)
  return result

  function prepare(name: Expectation['name']): Expectation {
    const expectation = { name, values: {}, place: undefined }
    expectations.push(expectation)
    return expectation
  }
}

function compare({ name, values, place }: Expectation, received: unknown, expected: unknown): void {
  const stream = name === 'expectObservable'
  const picture = stream
    ? drawStream(received as StreamMessage[], expected as StreamMessage[], values)
    : drawSubscriptions(received as SubscriptionTimes[], expected as SubscriptionTimes[])
  if (picture === undefined) return
  const title = stream
    ? 'The stream is not the one that was drawn.'
    : 'The subscriptions are not those that were drawn.'
  const error = new Error(`${title}\n\n${picture}\n`)
  const frames = place?.stack?.replace(/^[^]*?(?=\n\s+at )/, '')
  if (frames !== undefined) error.stack = `${error.name}: ${error.message}${frames}`
  throw error
}

/** Remembers the line of the test that expects, because the scheduler judges later. */
function placeOf(caller: (...given: never[]) => unknown): Error {
  const place = new Error('here')
  Error.captureStackTrace?.(place, caller)
  return place
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}
