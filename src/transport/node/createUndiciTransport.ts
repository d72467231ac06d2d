import { Observable } from 'rxjs'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import type { HttpRequest } from '../HttpRequest.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'
import type { Dispatchers } from './createDispatchers.ts'
import { UndiciExchange } from './UndiciExchange.ts'

/** undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot. */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.scheduler })
  const { dispatcher, scheduler = monotonicScheduler } = config
  const around = { scheduler, foreign: dispatcher !== undefined }
  let dispatchers: Dispatchers | undefined
  const sendBy = (own: Dispatchers, request: HttpRequest, exchange: UndiciExchange) => {
    exchange.start(request, (options) => own.dispatch(options, exchange))
  }
  return (request) =>
    new Observable((head) => {
      const exchange = new UndiciExchange(head, request, around)
      if (dispatcher) exchange.start(request, (options) => dispatcher.dispatch(options, exchange))
      else if (dispatchers) sendBy(dispatchers, request, exchange)
      else
        loadDispatchers().then(
          (loaded) => sendBy((dispatchers ??= loaded), request, exchange),
          (error: unknown) => exchange.onResponseError(undefined, error),
        )
    })
}

/** undici takes longer to load than all else together, so only the first request loads it. */
async function loadDispatchers(): Promise<Dispatchers> {
  const { createDispatchers } = await import('./createDispatchers.ts')
  return createDispatchers()
}
