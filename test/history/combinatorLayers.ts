import fc from 'fast-check'
import { balance } from '../../src/combinators/balance.ts'
import { fallback } from '../../src/combinators/fallback.ts'
import { race } from '../../src/combinators/race.ts'
import { rescue } from '../../src/combinators/rescue.ts'
import { roundRobin } from '../../src/combinators/roundRobin.ts'
import { weighted } from '../../src/combinators/weighted.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { circuitBreaker } from '../../src/operators/circuitBreaker.ts'
import { createBreaker } from '../../src/operators/createBreaker.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { layer } from './Layer.ts'

type Providers = readonly Provider<ChatEvent>[]

/** The combinators beside the engine, and the engine over lanes that share something. */
export const combinatorLayers = [
  layer({
    name: 'balance by turns',
    params: fc.constant({}),
    build: (providers: Providers, _params, { isContent }) => balance(providers, { pick: roundRobin(), isContent }),
  }),
  layer<{ heavy: number }>({
    name: 'balance by weight',
    params: fc.record({ heavy: fc.nat(3) }),
    build: (providers, { heavy }, { isContent }) => {
      const pick = weighted(providers.map((_, lane) => (lane === heavy % providers.length ? 3 : 1)))
      return balance(providers, { pick, isContent })
    },
  }),
  layer({
    // The lanes are of one service: once it is down, none of them is asked.
    name: 'a fallback over one breaker',
    params: fc.constant({}),
    refuses: () => true,
    build: (providers: Providers, _params, { isContent, scheduler }) => {
      const breaker = createBreaker({ failures: 2, resetAfter: 4, scheduler })
      const guarded = providers.map((provider) => pipeProvider(provider, circuitBreaker(breaker, { isContent })))
      return fallback(guarded, { isContent })
    },
  }),
  layer({
    // One place is enough for a fallback: each lane must have given it back before the next one needs it.
    name: 'a fallback through a pool with one place',
    params: fc.constant({}),
    build: (providers: Providers, _params, { isContent }) => {
      const pool = createPool({ concurrent: 1, queue: 1 })
      return fallback(
        providers.map((provider) => pipeProvider(provider, limit(pool))),
        { isContent },
      )
    },
  }),
  layer({
    // The lanes stand in its queue, from which whoever loses must be gone.
    name: 'a race through a pool with one place',
    params: fc.constant({}),
    build: (providers: Providers, _params, { isContent }) => {
      const pool = createPool({ concurrent: 1, queue: Infinity })
      return race(
        providers.map((provider) => pipeProvider(provider, limit(pool))),
        { isContent },
      )
    },
  }),
  layer<{ how: 'restart' | 'continue' }>({
    name: 'rescue',
    settles: false,
    goesOn: true,
    children: 2,
    params: fc.record({ how: fc.constantFrom('restart', 'continue') }),
    refuses: () => true,
    build: (providers, { how }, { isContent }) => {
      const [provider, next = provider] = providers as [Provider<ChatEvent>, Provider<ChatEvent>?]
      return how === 'restart' ? rescue(provider, next, { how, isContent }) : rescue(provider, next, { how, isContent })
    },
    // Where there is one child only, it is asked again.
    tries: (_params, children) => (children === 1 ? 2 : 1),
  }),
]
