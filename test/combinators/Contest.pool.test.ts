import { NEVER, of, Subject } from 'rxjs'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { ask, lanes } from './ask.ts'
import { hear } from './hear.ts'
import { noted } from './noted.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })

describe('lanes that wait for a place which another lane has', () => {
  test('begin when that one fails', () => {
    const log: unknown[] = []
    const failing = new Subject<string>()
    const place = limit<string>(createPool({ concurrent: 1, queue: 2 }))
    hear(log, ask(race(lanes(noted(log, 'a', failing).pipe(place), noted(log, 'b', of('1')).pipe(place)))))
    failing.error(refused)

    expect(log).toEqual(['a starts', 'a ends', 'b starts', '1', 'complete', 'b ends'])
  })

  test('never begin where the caller leaves', () => {
    const log: unknown[] = []
    const place = limit<string>(createPool({ concurrent: 1, queue: 2 }))
    const [a, b, c] = ['a', 'b', 'c'].map((name) => noted(log, name, NEVER).pipe(place))
    hear(log, ask(race(lanes(a ?? NEVER, b ?? NEVER, c ?? NEVER)))).unsubscribe()

    expect(log).toEqual(['a starts', 'a ends'])
  })

  test('never begin where the failure of that one ends the call', () => {
    const log: unknown[] = []
    const failing = new Subject<string>()
    const place = limit<string>(createPool({ concurrent: 1, queue: 2 }))
    const two = lanes(noted(log, 'a', failing).pipe(place), noted(log, 'b', of('1')).pipe(place))
    hear(log, ask(race(two, { when: () => false })))
    failing.error(refused)

    expect(log).toEqual(['a starts', 'a ends', 'Network'])
  })

  test('never begin where another one wins', () => {
    const log: unknown[] = []
    const speaking = new Subject<string>()
    const place = limit<string>(createPool({ concurrent: 2, queue: 1 }))
    const three = lanes(
      noted(log, 'a', NEVER).pipe(place),
      noted(log, 'b', speaking).pipe(place),
      noted(log, 'c', of('1')).pipe(place),
    )
    hear(log, ask(race(three)))
    speaking.next('2')

    expect(log).toEqual(['a starts', 'b starts', 'a ends', '2'])
  })
})
