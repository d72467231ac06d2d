import fc from 'fast-check'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import { layer } from './Layer.ts'

/** The layers that rivulet has. */
export const layers = [
  layer({
    name: 'race',
    params: fc.constant({}),
    build: (providers, _params, isContent) => race(providers, { isContent }),
  }),
  layer({
    name: 'fallback',
    params: fc.constant({}),
    build: (providers, _params, isContent) => fallback(providers, { isContent }),
  }),
  layer({
    name: 'hedge',
    params: fc.record({ delay: fc.oneof(fc.nat(6), fc.constant(Number.POSITIVE_INFINITY)) }),
    build: (providers, { delay }, isContent) => hedge(providers, { delay, isContent }),
  }),
]
