import { defer, takeUntil, tap } from 'rxjs'
import { abortOn } from '../core/abortOn.ts'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { nameProvider } from '../core/nameProvider.ts'
import { operate } from '../core/operate.ts'
import type { Provider } from '../core/Provider.ts'
import { watchAttempt } from '../core/watchAttempt.ts'
import { defaultTransport } from '../transport/defaultTransport.ts'
import type { HttpResponse } from '../transport/HttpResponse.ts'
import { AnswerReader, type Reading } from './AnswerReader.ts'
import { createCall } from './createCall.ts'
import { createRequest } from './createRequest.ts'
import { createSecrets } from './createSecrets.ts'
import { createStamp } from './createStamp.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import { Reply } from './Reply.ts'
import { settleReply } from './settleReply.ts'
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

  return nameProvider(info.name, (messages, given) =>
    defer(() => {
      const options = given ?? {}
      const { flow, signal, onAttempt: listener } = options
      const reply = new Reply(info.name)
      const secrets = createSecrets(config, messages, options)
      const { clean } = secrets
      const limits = new TimeLimits({ idle: idleTimeout, total: timeout, scheduler })
      const watch =
        typeof listener === 'function'
          ? watchAttempt<ChatEvent>({ listener, lane: [], provider: info.name, scheduler })
          : undefined
      const reading: Reading<Chunk, Whole> = { wire, reply, limits, scheduler, maxLineLength, watch, clean }

      const send = () => {
        const call = createCall(vendor, config, messages, options)
        if (signal?.aborted) return abortOn(signal)
        const held = flow?.pipe(tap((go) => limits.hold(!go)))
        const ask = (key: string | undefined) => {
          secrets.add(key)
          return transport(createRequest(vendor, config, { ...call, key }, held))
        }
        const events = withKey(config.apiKey, ask).pipe(
          operate<HttpResponse, ChatEvent>((out) => new AnswerReader(out, reading)),
        )
        return signal ? events.pipe(takeUntil(abortOn(signal))) : events
      }

      const settled = defer(send).pipe(settleReply(reply, createStamp(info.name, reply, clean)))
      return watch ? settled.pipe(watch.operator) : settled
    }),
  )
}
