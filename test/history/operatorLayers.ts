import fc from 'fast-check'
import { balance } from '../../src/combinators/balance.ts'
import { fallback } from '../../src/combinators/fallback.ts'
import { rescue } from '../../src/combinators/rescue.ts'
import { roundRobin } from '../../src/combinators/roundRobin.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { circuitBreaker } from '../../src/operators/circuitBreaker.ts'
import { createBreaker } from '../../src/operators/createBreaker.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { retryBackoff } from '../../src/operators/retryBackoff.ts'
import { tokenTimeout } from '../../src/operators/tokenTimeout.ts'
import { layer } from './Layer.ts'

const always = () => true
const only = (providers: readonly Provider<ChatEvent>[]) => providers[0] as Provider<ChatEvent>
const ms = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined })

/** The layers around the engine: what retries, cuts, refuses or takes over. */
export const operatorLayers = [
  layer({
    name: 'balance',
    params: fc.constant({}),
    build: (providers, _params, { isContent }) => balance(providers, { pick: roundRobin(), isContent }),
  }),
  layer<{ count: number; initial: number; total: number | undefined }>({
    name: 'retryBackoff',
    children: 1,
    params: fc.record({ count: fc.nat(2), initial: fc.nat(3), total: ms(20) }),
    repeats: always,
    refuses: ({ total }) => total !== undefined,
    build: (providers, { count, initial, total }, world) => {
      const config = { count, initial, jitter: 'none' as const, ...world }
      return pipeProvider(only(providers), retryBackoff(total === undefined ? config : { ...config, total }))
    },
  }),
  layer<{ first: number | undefined; each: number | undefined; total: number | undefined }>({
    name: 'tokenTimeout',
    settles: false,
    children: 1,
    params: fc.record({ first: ms(8), each: ms(6), total: ms(20) }),
    refuses: always,
    build: (providers, { first, each, total }, world) => {
      const limits = Object.entries({ first, each, total }).filter(([, limit]) => limit !== undefined)
      return pipeProvider(only(providers), tokenTimeout({ ...Object.fromEntries(limits), ...world }))
    },
  }),
  layer<{ failures: number; resetAfter: number }>({
    name: 'circuitBreaker',
    settles: false,
    children: 1,
    params: fc.record({ failures: fc.integer({ min: 1, max: 3 }), resetAfter: fc.nat(6) }),
    refuses: always,
    build: (providers, params, { isContent, scheduler }) =>
      pipeProvider(only(providers), circuitBreaker(createBreaker({ ...params, scheduler }), { isContent })),
  }),
  layer({
    // One place is enough for a fallback: each lane must have given it back before the next one needs it.
    name: 'a fallback through a pool with one place',
    params: fc.constant({}),
    build: (providers, _params, { isContent }) => {
      const pool = createPool({ concurrent: 1 })
      return fallback(
        providers.map((provider) => pipeProvider(provider, limit(pool))),
        { isContent },
      )
    },
  }),
  layer<{ how: 'restart' | 'continue' }>({
    name: 'rescue',
    settles: false,
    children: 2,
    params: fc.record({ how: fc.constantFrom('restart', 'continue') }),
    refuses: always,
    build: (providers, { how }, { isContent }) => {
      const [provider, next = provider] = providers as [Provider<ChatEvent>, Provider<ChatEvent>?]
      return how === 'restart' ? rescue(provider, next, { how, isContent }) : rescue(provider, next, { how, isContent })
    },
    // Where there is one child only it is asked again.
    repeats: always,
  }),
]
