import type { ChatEvent } from '../core/ChatEvent.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { BodyConfig } from './BodyConfig.ts'
import type { BodyFormat } from './BodyFormat.ts'
import type { Reader } from './Reader.ts'
import { readBody } from './readBody.ts'
import { resolveBody } from './resolveBody.ts'
import type { Source } from './Source.ts'
import { type HttpError, toHttpError } from './toHttpError.ts'

export interface ResponseConfig<A = string | ChatEvent> extends BodyConfig<A> {
  /** The signal of the client's request: it ends the reply before the answer exists, when no body can be cancelled. */
  readonly signal?: AbortSignal
}

/**
 * A reply as a web `Response`, for Hono, Next.js, workers and whatever else answers with one.
 *
 * It waits for the first content: an error before it is an answer with its own status (`toHttpError` has the table) and
 * the body `{"error":{"_tag":…,"message":…}}`. What an error after it, `reset`, `seam`, reasoning and tools become is
 * the format's matter, see `BodyConfig`.
 *
 * ```
 * source    ----a--b---|         ----#
 * response  ----(200) a b |      ----(429)
 * ```
 *
 * The reply is asked for at once, not at the first read of the body. Give `iterate(provider, messages)` instead of an
 * Observable, and a slow client holds the provider's socket; of an Observable, what the client has not read is buffered.
 * A client that leaves cancels the body, which unsubscribes; give the request's `signal` too, for the time before the
 * first content.
 *
 * The promise does not reject. Throws `Config` for an option that it does not know.
 *
 * @example
 * export const POST = async (request: Request) =>
 *   toResponse(iterate(chat, await request.json()), { format: 'sse', signal: request.signal })
 */
export function toResponse(source: Source<string | ChatEvent>, config?: ResponseConfig): Promise<Response>
export function toResponse<A>(
  source: Source<A>,
  config: ResponseConfig<A> & { readonly format: BodyFormat<A> },
): Promise<Response>
export function toResponse<A>(source: Source<A>, config: ResponseConfig<A> = {}): Promise<Response> {
  const { encode, status, headers } = resolveBody('toResponse', config)
  const { signal } = config
  const body = readBody(source, encode())
  const leave = () => void body.return()
  signal?.addEventListener('abort', leave, { once: true })
  const stay = () => signal?.removeEventListener('abort', leave)
  if (signal?.aborted === true) leave()
  return body.next().then(
    (first) => {
      if (signal?.aborted === true) return failed(toHttpError(createProviderError('Aborted', 'the client has left')))
      return new Response(streamOf(body, first, stay), { status, headers })
    },
    (error: unknown) => {
      stay()
      return failed(error as HttpError)
    },
  )
}

function failed({ statusCode, headers, failure }: HttpError): Response {
  return Response.json({ error: failure }, { status: statusCode, headers: { 'cache-control': 'no-store', ...headers } })
}

function streamOf(
  body: Reader<string, string>,
  first: IteratorResult<string, undefined>,
  stay: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: Promise<IteratorResult<string, undefined>> | undefined = Promise.resolve(first)
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await (next ?? body.next())
        next = undefined
        if (done !== true) {
          controller.enqueue(encoder.encode(value))
          return
        }
        stay()
        controller.close()
      },
      async cancel() {
        stay()
        await body.return()
      },
    },
    { highWaterMark: 0 },
  )
}
