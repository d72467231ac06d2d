import { defer, finalize, from, map, type Observable, switchMap } from 'rxjs'
import { pause, reply, startEmulator } from '../testing/index.ts'
import type { Ask } from './Command.ts'
import { offlineReply } from './offlineReply.ts'
import { type VendorRow, vendors } from './vendors.ts'

/** Milliseconds between two tokens. */
const PACE = 10

type BaseUrl = (vendor: string) => string

/**
 * Runs what `use` makes of the base URLs of an emulator, which is started if a lane has no other place to go to and closed
 * when all is over or left.
 */
export function playVendors<A>(question: string, ask: Ask, use: (baseUrl: BaseUrl) => Observable<A>): Observable<A> {
  const scripts = ask.lanes.flatMap(({ vendor, baseUrl }) => {
    const { offline }: VendorRow = vendors[vendor as keyof typeof vendors]
    if (baseUrl !== undefined || offline === undefined) return []
    return [[vendor, reply(pause(offline), ...offlineReply(vendor, question, ask))] as const]
  })
  if (scripts.length === 0) return defer(() => use(() => ''))
  return defer(() => {
    const starting = startEmulator({ ...Object.fromEntries(scripts), pace: PACE })
    return from(starting).pipe(
      map(
        ({ url }) =>
          (vendor: string) =>
            `${url}/${vendor}`,
      ),
      switchMap(use),
      // Also where it was left while it was still starting.
      finalize(() => void starting.then(({ close }) => close()).catch(() => {})),
    )
  })
}
