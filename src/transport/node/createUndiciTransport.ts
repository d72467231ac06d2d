import { Observable } from 'rxjs'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'
import type { Dispatchers } from './createDispatchers.ts'
import { UndiciExchange } from './UndiciExchange.ts'

/**
 * undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot.
 *
 * A request goes out when the code that asked for it has run to its end, so that whoever leaves at once sends nothing.
 */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.scheduler })
  const { dispatcher, scheduler = monotonicScheduler } = config
  const around = { scheduler, foreign: dispatcher !== undefined }
  let ready: Promise<Dispatchers> | undefined
  return (request) =>
    new Observable((head) => {
      const exchange = new UndiciExchange(head, request, around)
      ready ??= dispatcher ? Promise.resolve(dispatcher) : loadDispatchers()
      ready.then(
        (dispatchers) => exchange.start(request, dispatchers),
        (error: unknown) => exchange.onResponseError(undefined, error),
      )
    })
}

/** undici takes longer to load than all else together, so only the first request loads it. */
async function loadDispatchers(): Promise<Dispatchers> {
  const { createDispatchers } = await import('./createDispatchers.ts')
  return createDispatchers()
}
