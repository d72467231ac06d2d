import fc from 'fast-check'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { layer, type World } from './Layer.ts'

/** Mostly without a `when`, because one that refuses ends most calls early. */
const picky = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const refuses = (params: { readonly picky: boolean }) => params.picky
const rules = (params: { readonly picky: boolean }, { isContent }: World) =>
  params.picky ? { isContent, when: (error: ProviderError) => error._tag !== 'RateLimited' } : { isContent }

/** The layers that are the engine and nothing else. */
export const layers = [
  layer({
    name: 'race',
    parallel: true,
    params: fc.record({ picky }),
    refuses,
    build: (providers, params, world) => race(providers, rules(params, world)),
  }),
  layer({
    name: 'fallback',
    params: fc.record({ picky }),
    refuses,
    build: (providers, params, world) => fallback(providers, rules(params, world)),
  }),
  layer<{ picky: boolean; delay: number }>({
    name: 'hedge',
    parallel: true,
    params: fc.record({ picky, delay: fc.oneof(fc.nat(6), fc.constant(Number.POSITIVE_INFINITY)) }),
    refuses,
    build: (providers, params, world) =>
      hedge(providers, { delay: params.delay, scheduler: world.scheduler, ...rules(params, world) }),
  }),
]
