import {
  catchError,
  concat,
  defer,
  delay,
  EMPTY,
  merge,
  NEVER,
  Observable,
  race as raceObservables,
  retry,
  skip,
  tap,
  throwError,
} from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { race } from '../../src/combinators/race.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { markCommitted } from '../../src/core/markCommitted.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import { asked } from './asked.ts'
import { type Build, planted, type PlantedBug } from './PlantedBug.ts'

/** The elements of the first lane that says something, with the others still running. */
const keepsLosers: Build =
  (providers, { isContent }) =>
  (...call) =>
    new Observable((out) => {
      let winner: number | undefined
      for (const [lane, stream] of asked(providers, ...call).entries()) {
        const won = () => winner === lane
        const subscription = stream.subscribe({
          next: (element) => {
            if (isContent(element)) winner ??= lane
            if (won()) out.next(element)
          },
          error: (error) => won() && out.error(markCommitted(error)),
          complete: () => won() && out.complete(),
        })
        out.add(subscription)
      }
    })

/* eslint-disable rxjs-x/no-redundant-notify -- the mistake that is to be found */
const endsTwice: Build = (providers, { isContent }) =>
  pipeProvider(
    race(providers, { isContent }),
    (source) =>
      new Observable((out) =>
        source.subscribe({
          next: (element) => out.next(element),
          error: (error) => {
            out.error(error)
            out.complete()
          },
          complete: () => {
            out.complete()
            out.complete()
          },
        }),
      ),
  )

/* eslint-enable rxjs-x/no-redundant-notify */

const forgetsItsTimer: Build = (providers, { isContent, scheduler }) =>
  pipeProvider(fallback(providers, { isContent }), (source) =>
    defer(() => {
      scheduler.schedule(() => undefined, 100)
      return source
    }),
  )

const forgetsToLeave: Build = (providers, { isContent }) =>
  pipeProvider(
    fallback(providers, { isContent }),
    (source) =>
      new Observable((out) => {
        source.subscribe({
          next: (element) => out.next(element),
          error: (error) => out.error(error),
          complete: () => out.complete(),
        })
      }),
  )

const forgetsTheMark: Build =
  (providers) =>
  (...call) =>
    asked(providers, ...call).reduceRight(
      (next, stream) => {
        let begun = false
        const noticed = stream.pipe(tap(() => void (begun = true)))
        return noticed.pipe(
          catchError((error) => (begun ? throwError(() => new Error('raw', { cause: error })) : next)),
        )
      },
      throwError(() => new Error('all failed')) as Observable<ChatEvent>,
    )

export const plantedBugs: PlantedBug[] = [
  planted('a race that keeps its losers', 'a loser was kept', keepsLosers),
  planted('a race in which an empty element commits', 'an end without content', (providers) =>
    race(providers, { isContent: () => true }),
  ),
  planted(
    'a fallback that tries again after content',
    'the text of more than one attempt',
    (providers, { isContent }) => pipeProvider(fallback(providers, { isContent }), retry(1)),
  ),
  planted('a race that ends twice', 'more than one ending', endsTwice),
  planted('a fallback that leaves a timer', 'something was left scheduled', forgetsItsTimer),
  planted('a fallback that is not left', 'a subscription was left open', forgetsToLeave),
  planted('a fallback that does not say that content came', 'not marked as committed', forgetsTheMark),
  planted('a fallback that loses the beginning', 'not the beginning of what was said', (providers, { isContent }) =>
    pipeProvider(fallback(providers, { isContent }), skip(1)),
  ),
  planted('a fallback that is late', 'not the first content', (providers, { isContent, scheduler }) =>
    pipeProvider(fallback(providers, { isContent }), delay(1, scheduler)),
  ),
  planted(
    'a fallback that asks the first provider twice',
    'a provider was asked too often',
    (providers, { isContent }) => fallback([...providers.slice(0, 1), ...providers], { isContent }),
  ),
  planted(
    'a fallback that forgets its last provider',
    'it failed while somebody might still have answered',
    (providers, { isContent }) => fallback(providers.slice(0, Math.max(1, providers.length - 1)), { isContent }),
  ),
  planted(
    'a race that an error wins',
    'it failed while somebody might still have answered',
    (providers) =>
      (...call) =>
        raceObservables(asked(providers, ...call)),
  ),
  planted(
    'a race that mixes its lanes',
    'the text of more than one attempt',
    (providers) =>
      (...call) =>
        merge(...asked(providers, ...call)),
  ),
  planted('a fallback that never gives up', 'no ending, though all', (providers, { isContent }) =>
    pipeProvider(
      fallback(providers, { isContent }),
      catchError(() => NEVER),
    ),
  ),
  planted('a fallback that swallows its failure', 'an end without content', (providers, { isContent }) =>
    pipeProvider(
      fallback(providers, { isContent }),
      catchError(() => EMPTY),
    ),
  ),
  planted(
    'a fallback that goes on with the next provider',
    'the text of more than one attempt',
    (providers) =>
      (...call) =>
        concat(...asked(providers, ...call)),
  ),
  planted(
    'a race whose lanes tell of themselves',
    'a listener was told a tale',
    (providers, { isContent }) =>
      (messages, options) =>
        race(
          providers.map((provider) => () => provider(messages, options)),
          { isContent },
        )(messages, options),
  ),
]
