import { EMPTY, Observable, of, Subject, take, throwError } from 'rxjs'
import { Link } from '../../src/core/Link.ts'
import { operate } from '../../src/core/operate.ts'

/** Doubles numbers, and throws at what the test says. */
class Double extends Link<number, number> {
  protected override heard(value: number): void {
    if (value < 0) throw new Error('negative')
    this.out.next(2 * value)
  }
}

const double = () => operate<number, number>((out) => new Double(out))

function hear(source: Observable<unknown>): unknown[] {
  const log: unknown[] = []
  source.subscribe({
    next: (value) => log.push(value),
    error: (error: Error) => log.push(error.message),
    complete: () => log.push('complete'),
  })
  return log
}

test('is the subscriber of an operator: what it does not take it passes on', () => {
  expect(hear(of(1, 2).pipe(double()))).toEqual([2, 4, 'complete'])
  expect(hear(throwError(() => new Error('lost')).pipe(double()))).toEqual(['lost'])
})

test('what it throws at a value is the error of the stream, and the source is left', () => {
  const source = new Subject<number>()
  const log = hear(source.pipe(double()))
  expect(() => source.next(-1)).not.toThrow()
  expect(log).toEqual(['negative'])
  expect(source.observed).toBe(false)
})

test.each([
  ['an error', throwError(() => new Error('lost'))],
  ['the end', EMPTY],
])('what it throws at %s is the error of the stream', (_what, source) => {
  class Broken extends Double {
    protected override failed(): void {
      throw new Error('broken')
    }

    protected override completed(): void {
      throw new Error('broken')
    }
  }
  expect(hear(source.pipe(operate<number, number>((out) => new Broken(out))))).toEqual(['broken'])
})

test('a synchronous source stops as soon as the consumer leaves', () => {
  let sent = 0
  const endless = new Observable<number>((out) => {
    while (!out.closed && sent < 1000) out.next(sent++)
  })
  expect(hear(endless.pipe(double(), take(2)))).toEqual([0, 2, 'complete'])
  expect(sent).toBe(2)
})

test('hears nothing after the end', () => {
  const heard: number[] = []
  class Ear extends Link<number, number> {
    protected override heard(value: number): void {
      heard.push(value)
    }
  }
  const hasty = new Observable<number>((out) => {
    out.next(1)
    out.complete()
    // eslint-disable-next-line rxjs-x/no-redundant-notify -- what a source must not do is what is tested
    out.next(2)
  })
  expect(hear(hasty.pipe(operate<number, number>((out) => new Ear(out))))).toEqual(['complete'])
  expect(heard).toEqual([1])
})
