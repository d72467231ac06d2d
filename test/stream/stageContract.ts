import { concat, NEVER, Observable, type OperatorFunction, of, type Subscriber, take } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'

interface Example<In, Out> {
  /** Makes the stage. */
  stage(): OperatorFunction<In, Out>
  /** One input that becomes one output by itself, at once. */
  input: In
  output: Out
  /** An input that the stage keeps for later, where it keeps any. */
  partial?: In
}

const marbles = (run: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run)

/** What every stage owes to its source and to its consumer. */
export function stageContract<In, Out>({ stage, input, output, partial }: Example<In, Out>): void {
  const inputs = { a: input }
  const outputs = { x: output }

  describe('as a stage', () => {
    test('completes with its source', () => {
      marbles(({ hot, expectObservable, expectSubscriptions }) => {
        const source = hot('  --a--a--|', inputs)
        const sourceSubs = '  ^-------!'
        const expected = '    --x--x--|'

        expectObservable(source.pipe(stage())).toBe(expected, outputs)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    })

    test('completes with a source that has nothing', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold(' ---|', inputs)
        const sourceSubs = '  ^--!'
        const expected = '    ---|'

        expectObservable(source.pipe(stage())).toBe(expected, outputs)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    })

    test('passes an error on, after what came before it', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold(' --a--#', inputs)
        const sourceSubs = '  ^----!'
        const expected = '    --x--#'

        expectObservable(source.pipe(stage())).toBe(expected, outputs)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    })

    test('leaves its source when the consumer leaves', () => {
      marbles(({ hot, expectObservable, expectSubscriptions }) => {
        const source = hot('  --a--a--a--a--', inputs)
        const sourceSubs = '  ^-----!       '
        const expected = '    --x--x--------'
        const unsub = '       ------!       '

        expectObservable(source.pipe(stage()), unsub).toBe(expected, outputs)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    })

    test('leaves its source in the turn in which the consumer has enough', () => {
      marbles(({ hot, expectObservable, expectSubscriptions }) => {
        const source = hot('  --a--a--a--a--', inputs)
        const sourceSubs = '  ^----!        '
        const expected = '    --x--(x|)     '

        expectObservable(source.pipe(stage(), take(2))).toBe(expected, outputs)
        expectSubscriptions(source.subscriptions).toBe(sourceSubs)
      })
    })

    test('stops a synchronous source that would never end by itself', () => {
      let sent = 0
      let tornDown = false
      const endless = new Observable((consumer: Subscriber<In>) => {
        consumer.add(() => {
          tornDown = true
        })
        while (!consumer.closed && sent < 100) {
          sent += 1
          consumer.next(input)
        }
      })
      const seen: Out[] = []
      endless.pipe(stage(), take(1)).subscribe((value) => seen.push(value))

      expect({ seen, sent, tornDown }).toEqual({ seen: [output], sent: 1, tornDown: true })
    })

    test('keeps nothing of one subscription for the next', () => {
      let subscriptions = 0
      const source = new Observable((consumer: Subscriber<In>) => {
        subscriptions += 1
        const first = partial === undefined ? of(input) : of(partial)
        return (subscriptions === 1 ? concat(first, NEVER) : of(input)).subscribe(consumer)
      })
      const staged = source.pipe(stage())
      const seen: Out[] = []

      staged.subscribe().unsubscribe()
      staged.subscribe((value) => seen.push(value))

      expect(seen).toEqual([output])
    })

    test('keeps two subscriptions apart', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold('      --a--a--|', inputs)
        const firstSubs = '        ^-------!'
        const secondSubs = '       ---^-------!'
        const expectedFirst = '    --x--x--|'
        const expectedSecond = '   -----x--x--|'

        const staged = source.pipe(stage())
        expectObservable(staged, firstSubs.replace('!', '-')).toBe(expectedFirst, outputs)
        expectObservable(staged, secondSubs.replace('!', '-')).toBe(expectedSecond, outputs)
        expectSubscriptions(source.subscriptions).toBe([firstSubs, secondSubs])
      })
    })
  })
}
