import { Subscriber } from 'rxjs'
import { Step } from '../../src/core/Step.ts'

class Double extends Step<number, number> {
  override next(value: number): void {
    this.out.next(value * 2)
  }
}

test('what a step says nothing about goes to the next one', () => {
  const heard: unknown[] = []
  const listener = {
    next: (value: number) => heard.push(value),
    error: (error: unknown) => heard.push(error),
    complete: () => heard.push('|'),
  }
  const step = new Double(new Subscriber(listener))
  step.next(1)
  expect(step.closed).toBe(false)
  step.complete()
  expect(step.closed).toBe(true)
  new Double(new Subscriber(listener)).error('broken')
  expect(heard).toEqual([2, '|', 'broken'])
})
