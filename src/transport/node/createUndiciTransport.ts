import { Observable } from 'rxjs'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import type { HttpRequest } from '../HttpRequest.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'
import type { Dispatchers } from './createDispatchers.ts'
import { UndiciExchange } from './UndiciExchange.ts'

/** As it is at the start: a clock that stands still in somebody's test must not keep connections from their limit. */
const nextTurn = setImmediate

/**
 * undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot.
 *
 * Nothing is written in the turn in which it is asked for, so that whoever leaves at once sends nothing: a new connection
 * has to connect first, and on a kept one undici waits a turn for its end. A foreign dispatcher may write at once.
 */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.scheduler })
  const { dispatcher, scheduler = monotonicScheduler } = config
  const around = { scheduler, foreign: dispatcher !== undefined }
  let own: Dispatchers | undefined
  let ready: Promise<Dispatchers> | undefined
  const load = async () => dispatcher ?? (own = await loadDispatchers())

  const connecting: UndiciExchange[] = []
  const limit = () => {
    for (const exchange of connecting.splice(0)) exchange.limitConnect()
  }
  const start = (exchange: UndiciExchange, request: HttpRequest, dispatchers: Dispatchers) => {
    exchange.start(request, dispatchers)
    // Most are connected by the turn after the next, and need no timer.
    if (connecting.push(exchange) === 1) nextTurn(() => nextTurn(limit))
  }
  return (request) =>
    new Observable((head) => {
      const exchange = new UndiciExchange(head, request, around)
      if (own) {
        start(exchange, request, own)
        return
      }
      ready ??= load()
      ready.then(
        (dispatchers) => start(exchange, request, dispatchers),
        (error: unknown) => exchange.onResponseError(undefined, error),
      )
    })
}

/** undici takes longer to load than all else together, so only the first request loads it. */
async function loadDispatchers(): Promise<Dispatchers> {
  const { createDispatchers } = await import('./createDispatchers.ts')
  return createDispatchers()
}
