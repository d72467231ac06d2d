import fc from 'fast-check'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { circuitBreaker } from '../../src/operators/circuitBreaker.ts'
import { createBreaker } from '../../src/operators/createBreaker.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { retryBackoff } from '../../src/operators/retryBackoff.ts'
import { retryBudget } from '../../src/operators/retryBudget.ts'
import { tokenTimeout } from '../../src/operators/tokenTimeout.ts'
import { layer } from './Layer.ts'

const always = () => true
const only = (providers: readonly Provider<ChatEvent>[]) => providers[0] as Provider<ChatEvent>
const ms = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined })
/** Without those that are undefined. */
const given = (options: object) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

interface Retry {
  readonly count: number
  readonly initial: number
  readonly max: number
  readonly jitter: 'full' | 'none'
  readonly random: number
  readonly total: number | undefined
  readonly capacity: number | undefined
}

/** Operators around one provider. What they share is shared by all calls of a script. */
export const operatorLayers = [
  layer<Retry>({
    name: 'retryBackoff',
    children: 1,
    params: fc.record({
      count: fc.nat(2),
      initial: fc.nat(3),
      max: fc.integer({ min: 4, max: 9 }),
      jitter: fc.constantFrom('full', 'none'),
      random: fc.double({ min: 0, max: 0.99, noNaN: true }),
      total: ms(20),
      capacity: fc.option(fc.nat(12), { nil: undefined }),
    }),
    tries: ({ count }) => count + 1,
    refuses: ({ total }) => total !== undefined,
    build: (providers, { random, capacity, total, ...waits }, world) => {
      const budget = capacity === undefined ? undefined : retryBudget({ capacity })
      return pipeProvider(
        only(providers),
        retryBackoff({ ...waits, random: () => random, ...world, ...given({ budget, total }) }),
      )
    },
  }),
  layer<{ first: number | undefined; each: number | undefined; total: number | undefined }>({
    name: 'tokenTimeout',
    settles: false,
    children: 1,
    params: fc.record({ first: ms(8), each: ms(6), total: ms(20) }),
    refuses: always,
    build: (providers, limits, world) => pipeProvider(only(providers), tokenTimeout({ ...given(limits), ...world })),
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
  layer<{ concurrent: number; queue: number }>({
    name: 'limit',
    settles: false,
    children: 1,
    params: fc.record({ concurrent: fc.integer({ min: 1, max: 2 }), queue: fc.nat(2) }),
    refuses: always,
    build: (providers, params) => pipeProvider(only(providers), limit(createPool(params))),
  }),
]
