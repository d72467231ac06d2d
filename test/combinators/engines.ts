import { fallback } from '../../src/combinators/fallback.ts'
import type { LaneConfig } from '../../src/combinators/firstContent.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import type { Provider } from '../../src/core/Provider.ts'

type Combine = <A>(providers: readonly Provider<A>[], config?: LaneConfig) => Provider<A>

/** Whatever is the engine and nothing else. */
export const engines: [name: string, combine: Combine][] = [
  ['race', race],
  ['fallback', fallback],
  ['hedge', (providers, config = {}) => hedge(providers, { delay: 3, ...config })],
]
