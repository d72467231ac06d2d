import { defer, identity, mergeMap, type Observable, pipe, switchMap, takeUntil, tap, throwError } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { nameProvider } from '../core/nameProvider.ts'
import { operate } from '../core/operate.ts'
import type { Provider } from '../core/Provider.ts'
import { watchAttempt } from '../core/watchAttempt.ts'
import { defaultTransport } from '../transport/defaultTransport.ts'
import { httpError } from '../transport/httpError.ts'
import type { HttpResponse } from '../transport/HttpResponse.ts'
import { readBody } from '../transport/readBody.ts'
import { requestIdOf } from '../transport/requestIdOf.ts'
import { ChunkReader } from '../wire/ChunkReader.ts'
import { abortOn } from '../core/abortOn.ts'
import { ByteWatch } from './ByteWatch.ts'
import { createCall } from './createCall.ts'
import { createFrames } from './createFrames.ts'
import { createRequest } from './createRequest.ts'
import { createSecrets } from './createSecrets.ts'
import { createStamp } from './createStamp.ts'
import { EventWriter } from './EventWriter.ts'
import { kindOfBody } from './kindOfBody.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import { Reply } from './Reply.ts'
import { readWholeReply } from './readWholeReply.ts'
import { resolveKey } from './resolveKey.ts'
import { settleReply } from './settleReply.ts'
import { TimeLimits } from './TimeLimits.ts'
import type { Vendor } from './Vendor.ts'

const IDLE = 120_000
const ERROR_BODY = { limit: 64 * 1024, within: 5_000 } as const

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
  const { scheduler = monotonicScheduler, idleTimeout = IDLE, timeout = vendor.timeout ?? 0 } = config
  const transport = config.transport ?? defaultTransport()

  return nameProvider(info.name, (messages, given) =>
    defer(() => {
      const options = given ?? {}
      const reply = new Reply(info.name)
      const secrets = createSecrets(config, messages, options)
      const limits = new TimeLimits({ idle: idleTimeout, total: timeout, scheduler })
      const { onAttempt: listener } = options
      const watch =
        typeof listener === 'function'
          ? watchAttempt<ChatEvent>({ listener, lane: [], provider: info.name, scheduler })
          : undefined

      // From the inside out: bytes to events, to chunks, to chat events. One operator, so that a token passes no Observable.
      const stream = operate<Uint8Array, ChatEvent>((out) => {
        const chunks = new EventWriter(out, wire.createReader(), reply, scheduler)
        const events = new ChunkReader(chunks, wire.chunk, { done: wire.done, clean: secrets.clean })
        return new ByteWatch(createFrames(events, wire.framing, config.maxLineLength), limits, reply)
      })
      const whole = (head: HttpResponse) =>
        pipe(
          operate<Uint8Array, Uint8Array>((out) => new ByteWatch(out, limits, reply)),
          readWholeReply(wire, head, reply, secrets.clean),
        )
      const failure = (head: HttpResponse) =>
        head.body.pipe(
          readBody({ ...ERROR_BODY, scheduler }),
          mergeMap((body) => throwError(() => httpError(head, body, secrets.clean))),
        )

      const read = (head: HttpResponse): Observable<ChatEvent> => {
        limits.alive()
        watch?.tell('open', { status: head.status })
        reply.requestId = requestIdOf(head.headers)
        const kind = kindOfBody(head)
        if (kind === 'failure') return failure(head)
        return head.body.pipe(kind === 'whole' ? whole(head) : stream)
      }

      const send = () => {
        const call = createCall(vendor, config, messages, options)
        const { flow, signal } = options
        const held = flow?.pipe(tap((go) => limits.hold(!go)))
        return resolveKey(config.apiKey).pipe(
          tap((key) => secrets.add(key)),
          switchMap((key) => transport(createRequest(vendor, config, { ...call, key }, held))),
          switchMap(read),
          limits.guard(),
          signal ? takeUntil(abortOn(signal)) : identity,
        )
      }

      return defer(send).pipe(
        settleReply(reply, createStamp(info.name, reply, secrets.clean)),
        watch?.operator ?? identity,
      )
    }),
  )
}
