import { Observable, tap } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { race } from '../../src/combinators/race.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { operate } from '../../src/core/operate.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import { createPool } from '../../src/operators/createPool.ts'
import { asked } from './asked.ts'
import { type Build, planted, type PlantedBug } from './PlantedBug.ts'

/** At the first content somebody is asked whose answer nobody wants. */
const asksAgain: Build =
  (providers, { isContent }) =>
  (...call) =>
    fallback(providers, { isContent })(...call).pipe(
      operate<ChatEvent, ChatEvent>((out) => {
        let spoken = false
        return {
          next(element) {
            out.next(element)
            if (spoken || !isContent(element)) return
            spoken = true
            const [first] = asked(providers, ...call)
            // eslint-disable-next-line rxjs-x/no-subscribe-in-pipe -- the mistake that is to be found
            first?.subscribe({ error: () => undefined }).unsubscribe()
          },
        }
      }),
    )

/** A place is given back at the end, and kept by who leaves before it. */
const keepsPlaces: Build = (providers, { isContent }) => {
  const pool = createPool({ concurrent: 1, queue: Number.POSITIVE_INFINITY })
  return pipeProvider(
    fallback(providers, { isContent }),
    (source) =>
      new Observable((out) => {
        const state: { leave?: () => void } = {}
        const end = (tell: () => void) => {
          tell()
          state.leave?.()
        }
        const leave = pool.enter(() => {
          out.add(
            source.subscribe({
              next: (element) => out.next(element),
              error: (error) => end(() => out.error(error)),
              complete: () => end(() => out.complete()),
            }),
          )
        })
        if (leave) state.leave = leave
      }),
  )
}

/** What one call has heard is known to the next one. */
const remembers: Build = (providers, { isContent }) => {
  let spoken = false
  const notice = tap((element: ChatEvent) => void (spoken ||= isContent(element)))
  const lanes = providers.map((provider) => pipeProvider(provider, notice))
  return fallback(lanes, { isContent, when: () => !spoken })
}

/** Mistakes of who is asked, and when. */
export const plantedBugsOfAsking: PlantedBug[] = [
  planted('a fallback that does not wait', 'two were asked at a time', (providers, { isContent }) =>
    race(providers, { isContent }),
  ),
  planted('a fallback that asks again at the win', 'somebody was asked after the first content', asksAgain),
  planted('a pool that keeps the places of who leaves', 'no ending, though all', keepsPlaces),
  planted('a fallback that remembers the call before', 'it failed while somebody might still', remembers),
]
