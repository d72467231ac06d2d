import { Observable } from 'rxjs'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import type { HttpRequest } from '../HttpRequest.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'
import type { Dispatchers } from './createDispatchers.ts'
import { UndiciExchange } from './UndiciExchange.ts'

/** As they are at the start: a clock that stands still in somebody's test must not hold requests back. */
const { nextTick } = process
const nextTurn = setImmediate

/** Requests handed over in one go: while undici gets the next ones ready, the system connects these. */
const AT_ONCE = 128

interface Asked {
  readonly exchange: UndiciExchange
  readonly request: HttpRequest
}

/**
 * undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot.
 *
 * A request goes out when the code that asked for it has run to its end, so that whoever leaves at once sends nothing.
 */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.scheduler })
  const { dispatcher, scheduler = monotonicScheduler } = config
  const around = { scheduler, foreign: dispatcher !== undefined }
  const asked: Asked[] = []
  let ready: Promise<Dispatchers> | undefined

  const start = (dispatchers: Dispatchers) => {
    const first = asked.splice(0, AT_ONCE)
    // Node connects a tick after it was asked to: so do the next ones come after it.
    if (asked.length > 0) nextTick(start, dispatchers)
    for (const { exchange, request } of first) exchange.start(request, dispatchers)
    nextTurn(() => nextTurn(limit, first))
  }
  const limit = (started: readonly Asked[]) => {
    for (const { exchange } of started) exchange.limitConnect()
  }
  const fail = (error: unknown) => {
    for (const { exchange } of asked.splice(0)) exchange.onResponseError(undefined, error)
  }
  return (request) =>
    new Observable((head) => {
      const exchange = new UndiciExchange(head, request, around)
      ready ??= dispatcher ? Promise.resolve(dispatcher) : loadDispatchers()
      if (asked.push({ exchange, request }) === 1) ready.then(start, fail)
    })
}

/** undici takes longer to load than all else together, so only the first request loads it. */
async function loadDispatchers(): Promise<Dispatchers> {
  const { createDispatchers } = await import('./createDispatchers.ts')
  return createDispatchers()
}
