import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { whole } from './whole.ts'

export interface PoolConfig {
  /** How many may run at the same time. */
  readonly concurrent: number
  /** How many may wait for a place. Default 0. */
  readonly queue?: number
}

/** Shared by all calls that must not run at the same time in greater number. */
export interface Pool {
  readonly running: number
  readonly waiting: number
  /**
   * Calls `start` as soon as there is a place, at once where there is one. Returns what gives the place, or the place in
   * the queue, back; undefined where there is neither.
   */
  enter(start: () => void): (() => void) | undefined
}

/**
 * The places of `limit`. Who waits is served in order.
 *
 * @throws Config for a wrong option
 * @example
 * const pool = createPool({ concurrent: 4, queue: 20 })
 * const gentle = pipeProvider(ollama({ model: 'llama3.2' }), limit(pool))
 */
export function createPool(config: PoolConfig): Pool {
  checkOptions('createPool', config, { concurrent: whole, queue: rule.count })
  if (config?.concurrent === undefined) throw createProviderError('Config', 'createPool: "concurrent" is missing')
  const { concurrent, queue = 0 } = config
  const waiting = new Set<() => void>()
  let running = 0
  let serving = false

  /** A loop: a stream that ends while it is subscribed leaves from inside `next`. */
  const serve = () => {
    if (serving) return
    serving = true
    for (const next of waiting) {
      if (running >= concurrent) break
      waiting.delete(next)
      next()
    }
    serving = false
  }

  return {
    get running() {
      return running
    },
    get waiting() {
      return waiting.size
    },
    enter(start) {
      let place: 'queue' | 'inside' | 'left' = 'queue'
      const begin = () => {
        place = 'inside'
        running += 1
        start()
      }
      if (running < concurrent && waiting.size === 0) begin()
      else if (waiting.size < queue) waiting.add(begin)
      else return undefined
      return () => {
        if (place === 'inside') running -= 1
        waiting.delete(begin)
        place = 'left'
        serve()
      }
    },
  }
}
