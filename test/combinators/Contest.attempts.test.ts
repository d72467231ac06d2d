import { of, take, throwError } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { ask, lanes } from './ask.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down')

describe('onAttempt', () => {
  interface Told {
    readonly log: string[]
    readonly onAttempt: (event: AttemptEvent) => void
  }

  /** Each event as `type path@ms tokens`. */
  function scribe(): Told {
    const log: string[] = []
    return {
      log,
      onAttempt: ({ type, lane, provider, ms, tokens, status, error }) => {
        const more = status ?? error?._tag ?? ''
        log.push(`${type} ${lane.join('.')} ${provider}@${ms} ${tokens} ${more}`.trim())
      },
    }
  }

  test('tells of a race: who wins, who loses, what they had said', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const [a, b, c] = [cold('--#', undefined, refused), cold('r-r-r-a'), cold('r--c--d|')]
      ask(race(lanes(a, b, c), { isContent: (element) => element !== 'r' }), { onAttempt }).subscribe()
      flush()
    })

    expect(log).toEqual([
      'start 0 a@0 0',
      'start 1 b@0 0',
      'start 2 c@0 0',
      'fail 0 a@2 0 Network',
      'first 2 c@3 1',
      'win 2 c@3 1',
      'lose 1 b@3 0',
      'complete 2 c@7 2',
    ])
  })

  test('tells of a fallback, with times that begin with each attempt', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const [a, b, c] = [cold('--#', undefined, refused), cold('---|'), cold('-c-#', undefined, limited)]
      ask(fallback(lanes(a, b, c)), { onAttempt }).subscribe({ error: () => undefined })
      flush()
    })

    expect(log).toEqual([
      'start 0 a@0 0',
      'fail 0 a@2 0 Network',
      'start 1 b@0 0',
      'complete 1 b@3 0',
      'start 2 c@0 0',
      'first 2 c@1 1',
      'win 2 c@1 1',
      'fail 2 c@3 1 RateLimited',
    ])
  })

  test('tells of a hedge that the caller leaves', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, expectObservable, flush }) => {
      const stream = ask(hedge(lanes(cold('----------a'), cold('------b')), { delay: 3 }), { onAttempt })
      expectObservable(stream, '-----!').toBe('------')
      flush()
    })

    expect(log).toEqual(['start 0 a@0 0', 'start 1 b@0 0', 'cancel 1 b@2 0', 'cancel 0 a@5 0'])
  })

  test('tells of a winner that the caller leaves', () => {
    const { log, onAttempt } = scribe()
    ask(race(lanes(of('1', '2', '3'))), { onAttempt })
      .pipe(take(2))
      .subscribe()

    expect(log.map((line) => line.replace(/@\S+/, ''))).toEqual([
      'start 0 a 0',
      'first 0 a 1',
      'win 0 a 1',
      'cancel 0 a 2',
    ])
  })

  test('tells of lanes that a failure cancels', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const provider = race(lanes(cold('--#', undefined, refused), cold('----b')), { when: () => false })
      ask(provider, { onAttempt }).subscribe({ error: () => undefined })
      flush()
    })

    expect(log).toEqual(['start 0 a@0 0', 'start 1 b@0 0', 'fail 0 a@2 0 Network', 'cancel 1 b@2 0'])
  })

  test('gives each lane of a nest its path, outermost first', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const opening: Provider = nameProvider('c', (_messages, options) => {
        options?.onAttempt?.({ type: 'open', lane: [], provider: 'c', ms: 1, tokens: 0, status: 200 })
        return cold('--c-d|')
      })
      const [a, b] = lanes<string>(cold('-#', undefined, refused), cold('-----b'))
      const provider = race([fallback([a as Provider, b as Provider]), fallback([opening])])
      ask(provider, { onAttempt }).subscribe()
      flush()
    })

    expect(log).toEqual([
      'start 0 fallback@0 0',
      'start 0.0 a@0 0',
      'start 1 fallback@0 0',
      'start 1.0 c@0 0',
      'open 1.0 c@1 0 200',
      'fail 0.0 a@1 0 Network',
      'start 0.1 b@0 0',
      'first 1.0 c@2 1',
      'win 1.0 c@2 1',
      'first 1 fallback@2 1',
      'win 1 fallback@2 1',
      'lose 0 fallback@2 0',
      'cancel 0.1 b@1 0',
      'complete 1.0 c@5 2',
      'complete 1 fallback@5 2',
    ])
  })

  test('tells of three levels, and of the failure of a whole level', () => {
    const { log, onAttempt } = scribe()
    const [a, b, c] = lanes(
      throwError(() => refused),
      throwError(() => limited),
      of('1'),
    ) as [Provider, Provider, Provider]
    ask(hedge([race([fallback([a, b])]), c], { delay: 5 }), { onAttempt }).subscribe()

    expect(log.map((line) => line.replace(/@\S+/, ''))).toEqual([
      'start 0 race 0',
      'start 0.0 fallback 0',
      'start 0.0.0 a 0',
      'fail 0.0.0 a 0 Network',
      'start 0.0.1 b 0',
      'fail 0.0.1 b 0 RateLimited',
      'fail 0.0 fallback 0 AllFailed',
      'fail 0 race 0 AllFailed',
      'start 1 c 0',
      'first 1 c 1',
      'win 1 c 1',
      'complete 1 c 1',
    ])
  })

  test('tells the same to each subscription, from the beginning', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const stream = ask(race(lanes(cold('-a|'))), { onAttempt })
      stream.subscribe()
      flush()
      stream.subscribe()
      flush()
    })

    expect(log.slice(0, 4)).toEqual(['start 0 a@0 0', 'first 0 a@1 1', 'win 0 a@1 1', 'complete 0 a@2 1'])
    expect(log.slice(4)).toEqual(log.slice(0, 4))
  })
})
