import { type MonoTypeOperatorFunction, Observable, Subscription } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import type { Pool } from './createPool.ts'

/**
 * Runs no more streams at a time than the pool has places. The rest wait in its queue; beyond that they fail at once with
 * `Overloaded`, sending nothing.
 *
 * ```
 * 1st      --t-u|
 * 2nd      ------ --t-u|      (createPool({ concurrent: 1, queue: 1 }))
 * 3rd      x
 * ```
 *
 * Leaving a stream frees its place, or its place in the queue. Waiting is silent: a `tokenTimeout` outside counts it.
 *
 * @example
 * pipeProvider(ollama({ model: 'llama3.2' }), limit(createPool({ concurrent: 2, queue: 10 })))
 */
export function limit<A>(pool: Pool): MonoTypeOperatorFunction<A> {
  if (typeof pool?.enter !== 'function') throw createProviderError('Config', 'limit: it takes what createPool() makes')
  return (source) =>
    new Observable<A>((out) => {
      const place = new Subscription()
      const leave = pool.enter(() => {
        // Behind the source: the next one begins when this one's connection is closed, not before.
        out.remove(place)
        source.subscribe(out)
        out.add(place)
      })
      place.add(leave)
      if (leave) out.add(place)
      else out.error(createProviderError('Overloaded', 'all places are taken, and so is the queue'))
    })
}
