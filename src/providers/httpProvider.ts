import { defer, Observable, tap } from 'rxjs'
import { abortOn } from '../core/abortOn.ts'
import type { ChatEvent } from '../core/ChatEvent.ts'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { nameProvider } from '../core/nameProvider.ts'
import type { Provider } from '../core/Provider.ts'
import { type AttemptWatch, watchAttempt } from '../core/watchAttempt.ts'
import { defaultTransport } from '../transport/defaultTransport.ts'
import { AnswerReader } from './AnswerReader.ts'
import { createCall } from './createCall.ts'
import { createRequestWriter } from './createRequestWriter.ts'
import { createStamp } from './createStamp.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import { Reply } from './Reply.ts'
import { createSecrets } from './createSecrets.ts'
import { Settlement } from './Settlement.ts'
import { TimeLimits } from './TimeLimits.ts'
import type { Vendor } from './Vendor.ts'
import { withKey } from './withKey.ts'

const IDLE = 120_000

/**
 * The pipeline of every provider, written once:
 *
 * ```
 * messages → request → bytes → text → lines → events → chunks → ChatEvents
 * ```
 *
 * Each subscription is one request with a state of its own; leaving it closes the socket. Nothing is retried here.
 */
export function httpProvider<Chunk extends object, Whole>(
  vendor: Vendor<Chunk, Whole>,
  config: ProviderConfig,
): Provider<ChatEvent> {
  const { wire, info } = vendor
  const { scheduler = monotonicScheduler, idleTimeout = IDLE, timeout = vendor.timeout ?? 0, maxLineLength } = config
  const transport = config.transport ?? defaultTransport()
  const limited = { idle: idleTimeout, total: timeout, scheduler }
  const writeRequest = createRequestWriter(vendor, config)

  const ask = (messages: readonly ChatMessage[], options: ChatOptions, watch?: AttemptWatch<ChatEvent>) =>
    new Observable<ChatEvent>((caller) => {
      const { flow, signal } = options
      const reply = new Reply(info.name)
      const secrets = createSecrets(config, messages, options)
      const { clean } = secrets
      const limits = new TimeLimits(limited)

      const events = new Settlement(caller, reply, createStamp(info.name, reply, clean))
      const read = () => {
        const call = createCall(vendor, config, messages, options)
        // It only ever fails, and may do so at once.
        if (signal) abortOn(signal).subscribe(events)
        if (events.closed) return
        const held = flow?.pipe(tap((go) => limits.hold(!go)))
        const send = (key: string | undefined) => {
          secrets.key = key
          return transport(writeRequest({ ...call, key }, held))
        }
        const reading = { wire, reply, limits, scheduler, maxLineLength, watch, clean }
        withKey(config.apiKey, send).subscribe(new AnswerReader(events, reading))
      }
      try {
        read()
      } catch (error) {
        events.error(error)
      }
    })

  return nameProvider(info.name, (messages, given) => {
    const options = given ?? {}
    const { onAttempt: listener } = options
    if (typeof listener !== 'function') return ask(messages, options)
    return defer(() => {
      const watch = watchAttempt<ChatEvent>({ listener, lane: [], provider: info.name, scheduler })
      return ask(messages, options, watch).pipe(watch.operator)
    })
  })
}
