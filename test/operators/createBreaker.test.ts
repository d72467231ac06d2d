import { VirtualTimeScheduler } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { type Breaker, createBreaker, type Passage } from '../../src/operators/createBreaker.ts'

const network = createProviderError('Network', 'reset', { phase: 'headers' })
const wrong = createProviderError('InvalidRequest', 'no messages')

function pass(breaker: Breaker): Passage {
  const passage = breaker.enter()
  if (isProviderError(passage)) throw passage
  return passage
}

function refusal(breaker: Breaker): ProviderError {
  const passage = breaker.enter()
  if (!isProviderError(passage)) throw new Error('it let the request pass')
  return passage
}

function at(scheduler: VirtualTimeScheduler, ms: number): void {
  scheduler.frame = ms
}

describe('createBreaker', () => {
  test('opens after so many failures in a row, and says when it may be tried again', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 2, resetAfter: 100, scheduler })
    pass(breaker).failed(network)
    expect(breaker.state).toBe('closed')
    pass(breaker).failed(network)
    expect(breaker.state).toBe('open')
    at(scheduler, 30)
    expect(refusal(breaker).toJSON()).toMatchObject({ _tag: 'CircuitOpen', retryAfterMs: 70, retryable: false })
  })

  test('counts failures in a row only, and none that the caller is to blame for', () => {
    const breaker = createBreaker({ failures: 2 })
    pass(breaker).failed(network)
    pass(breaker).succeeded()
    pass(breaker).failed(network)
    pass(breaker).failed(wrong)
    pass(breaker).left()
    expect(breaker.state).toBe('closed')
  })

  test('lets one probe through when the time has passed, whose first content closes it', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 1, resetAfter: 100, scheduler })
    pass(breaker).failed(network)
    at(scheduler, 100)
    expect(breaker.state).toBe('halfOpen')
    const probe = pass(breaker)
    expect(refusal(breaker)._tag).toBe('CircuitOpen')
    probe.began()
    expect(breaker.state).toBe('closed')
    pass(breaker)
  })

  test('opens again when the probe fails', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 3, resetAfter: 100, scheduler })
    for (let failure = 0; failure < 3; failure++) pass(breaker).failed(network)
    at(scheduler, 150)
    pass(breaker).failed(network)
    expect(breaker.state).toBe('open')
    at(scheduler, 249)
    expect(breaker.state).toBe('open')
    at(scheduler, 250)
    expect(breaker.state).toBe('halfOpen')
  })

  test('gives the place of a probe free whose caller left', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 1, resetAfter: 100, scheduler })
    pass(breaker).failed(network)
    at(scheduler, 100)
    pass(breaker).left()
    pass(breaker).began()
    expect(breaker.state).toBe('closed')
  })

  test('what began before it opened neither takes the place of a probe nor gives it free', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 1, resetAfter: 100, scheduler })
    const early = pass(breaker)
    pass(breaker).failed(network)
    at(scheduler, 100)
    pass(breaker)
    early.left()
    expect(refusal(breaker)._tag).toBe('CircuitOpen')
  })

  test('what began before it opened does not keep it open for longer', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 1, resetAfter: 100, scheduler })
    const early = pass(breaker)
    pass(breaker).failed(network)
    at(scheduler, 60)
    early.failed(network)
    at(scheduler, 100)
    expect(breaker.state).toBe('halfOpen')
  })

  test('a probe that breaks off after it began is a failure like any other, one of a row', () => {
    const scheduler = new VirtualTimeScheduler()
    const breaker = createBreaker({ failures: 2, resetAfter: 100, scheduler })
    for (const _ of [1, 2]) pass(breaker).failed(network)
    at(scheduler, 100)
    const probe = pass(breaker)
    probe.began()
    probe.failed(network)
    expect(breaker.state).toBe('closed')
    pass(breaker).failed(network)
    expect(breaker.state).toBe('open')
  })

  test('a reply that began before it opened does not close it by its end', () => {
    const breaker = createBreaker({ failures: 1 })
    const early = pass(breaker)
    early.began()
    pass(breaker).failed(network)
    early.succeeded()
    expect(breaker.state).toBe('open')
  })

  test('asks the caller which errors count', () => {
    const breaker = createBreaker({ failures: 1, when: (error) => error._tag === 'InvalidRequest' })
    pass(breaker).failed(network)
    expect(breaker.state).toBe('closed')
    pass(breaker).failed(wrong)
    expect(breaker.state).toBe('open')
  })

  test('refuses wrong options at once', () => {
    expect(() => createBreaker({ failures: 0 })).toThrow('"failures" must be a whole number from 1')
    expect(() => createBreaker({ resetAfter: -1 })).toThrow('"resetAfter"')
  })
})
