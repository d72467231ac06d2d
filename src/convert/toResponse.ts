import type { ChatEvent } from '../core/ChatEvent.ts'
import { rule } from '../core/checkOptions.ts'
import type { BodyConfig, BodyFormat } from './BodyConfig.ts'
import type { Reader } from './Reader.ts'
import { readBody } from './readBody.ts'
import { resolveBody } from './resolveBody.ts'
import type { Source } from './openSource.ts'
import type { HttpError } from './toHttpError.ts'

export interface ResponseConfig<A = string | ChatEvent> extends BodyConfig<A> {
  /** The signal of the client's request: it ends the reply before the answer exists, when no body can be cancelled. */
  readonly signal?: AbortSignal
}

/**
 * A reply as a web `Response`, for Hono, Next.js, workers and whatever else answers with one.
 *
 * It waits for the first content (bound the wait by `tokenTimeout({ first })`): an error before it is an answer with its
 * own status (`toHttpError` has the table) and the body `{"error":{"_tag":…,"message":…}}`. What an error after it, `reset`, `seam`, reasoning and tools become is
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
  const { encode, status, headers } = resolveBody('toResponse', config, { signal: rule.signal })
  const body = readBody({ source, encode, signal: config.signal })
  return body.next().then(
    (first) => new Response(streamOf(body, first), { status, headers }),
    (error: unknown) => failed(error as HttpError),
  )
}

function failed({ statusCode, headers, failure }: HttpError): Response {
  return Response.json({ error: failure }, { status: statusCode, headers: { 'cache-control': 'no-store', ...headers } })
}

function streamOf(
  body: Reader<string, Uint8Array<ArrayBuffer>>,
  first: IteratorResult<Uint8Array<ArrayBuffer>, undefined>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let ready: typeof first | undefined = first
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = ready ?? (await body.next())
        ready = undefined
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await body.return()
      },
    },
    // It reads no further than its client does.
    { highWaterMark: 0 },
  )
}
