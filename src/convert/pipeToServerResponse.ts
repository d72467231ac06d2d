import type { ChatEvent } from '../core/ChatEvent.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { BodyConfig, BodyFormat } from './BodyConfig.ts'
import type { Reader } from './Reader.ts'
import { readBody } from './readBody.ts'
import { resolveBody } from './resolveBody.ts'
import type { Source } from './openSource.ts'
import type { HttpError } from './toHttpError.ts'

/**
 * The parts of Node's `ServerResponse` that are used: that of `node:http` and `node:http2`, Express' `response`, Fastify's
 * `reply.raw`, Koa's `ctx.res`.
 */
export interface ServerResponseLike {
  statusCode: number
  readonly headersSent: boolean
  readonly destroyed: boolean
  readonly writableEnded: boolean
  /** In HTTP/2, where `destroy()` would end the answer well. */
  readonly stream?: { readonly destroyed: boolean; close(code: number): unknown }
  setHeader(name: string, value: string): unknown
  write(bytes: Uint8Array, written: () => void): boolean
  end(): unknown
  end(text: string): unknown
  destroy(): unknown
  on(event: 'close' | 'drain' | 'error', listener: () => void): unknown
}

/**
 * A reply as the answer of a Node server: Express, Fastify (`reply.hijack()`, then `reply.raw`), Koa, `node:http`.
 *
 * The head is written with the first content, until when nothing is (bound the wait by `tokenTimeout({ first })`). An
 * error before it is an answer with its own status (`toHttpError` has the table) and the body
 * `{"error":{"_tag":…,"message":…}}`. What an error after it, `reset`, `seam`, reasoning and
 * tools become is the format's matter, see `BodyConfig`.
 *
 * ```
 * source    ----a--b---|           ----#
 * response  ----(200 a)b---(end)   ----(429 end)
 * ```
 *
 * Give `iterate(provider, messages)` instead of an Observable, and a slow client holds the provider's socket: it waits
 * for `drain`. Of an Observable, what the client has not read is buffered. A client that leaves unsubscribes, also
 * before the first content; nothing is asked for one that has left already.
 *
 * The promise resolves when the answer is over: with the error where there was one, so that it can be logged; what the
 * response itself throws is one too, and breaks the connection. It does not reject. Throws `Config` for an option that it does not know.
 *
 * @example
 * app.post('/chat', (request, response) =>
 *   pipeToServerResponse(iterate(chat, request.body), response, { format: 'sse' }))
 */
export function pipeToServerResponse(
  source: Source<string | ChatEvent>,
  response: ServerResponseLike,
  config?: BodyConfig,
): Promise<ProviderError | undefined>
export function pipeToServerResponse<A>(
  source: Source<A>,
  response: ServerResponseLike,
  config: BodyConfig<A> & { readonly format: BodyFormat<A> },
): Promise<ProviderError | undefined>
export function pipeToServerResponse<A>(
  source: Source<A>,
  response: ServerResponseLike,
  config: BodyConfig<A> = {},
): Promise<ProviderError | undefined> {
  const { encode, status, headers } = resolveBody('pipeToServerResponse', config)
  let failure: ProviderError | undefined
  const onFailure = (error: unknown) => void (failure ??= toProviderError(error))
  const body = readBody({ source, encode, onFailure })
  const open = () => writeHead(response, status, headers)
  return send(body, response, open)
    .catch(onFailure)
    .then(() => failure)
}

async function send(body: Reader<string, Uint8Array>, response: ServerResponseLike, open: () => void): Promise<void> {
  if (isOver(response)) return
  response.on('close', () => void body.return())
  const { write, flush } = createWriter(response)
  try {
    for await (const piece of body) {
      if (!response.headersSent) open()
      await write(piece)
      if (isOver(response)) break
    }
    if (isOver(response)) return
    if (!response.headersSent) open()
    response.end()
  } catch (error) {
    if (isHttpError(error) && !response.headersSent) refuse(response, error)
    else {
      // What came before the error is the client's; breaking off at once would drop it.
      await flush()
      breakOff(response)
      throw error
    }
  }
}

function createWriter(response: ServerResponseLike) {
  let wake = () => {}
  let flushed = Promise.resolve()
  response.on('drain', () => wake())
  response.on('close', () => wake())
  // A write may meet a connection that is just being lost; without a listener that would end the process.
  response.on('error', () => {})
  return {
    /** Resolves when there is room for more, or nobody left to read it. */
    write: (piece: Uint8Array) =>
      new Promise<void>((resume) => {
        wake = resume
        let done = () => {}
        const written = new Promise<void>((resolve) => (done = resolve))
        const hasRoom = response.write(piece, done)
        flushed = written
        if (hasRoom || isOver(response)) resume()
      }),
    /** Resolves when all has left, or nobody is left to read it. */
    flush: () =>
      new Promise<void>((resume) => {
        wake = resume
        void flushed.then(resume)
      }),
  }
}

/** The client has left, or another hand has ended the answer. */
function isOver({ destroyed, writableEnded, stream }: ServerResponseLike): boolean {
  return destroyed || writableEnded || stream?.destroyed === true
}

/** HTTP/2's word for an answer that breaks off. */
const INTERNAL_ERROR = 2

function breakOff(response: ServerResponseLike): void {
  if (response.stream) response.stream.close(INTERNAL_ERROR)
  else response.destroy()
}

function writeHead(response: ServerResponseLike, status: number, headers: Readonly<Record<string, string>>): void {
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function isHttpError(error: unknown): error is HttpError {
  return (error as Partial<HttpError> | undefined)?.failure !== undefined
}

function refuse(response: ServerResponseLike, { statusCode, headers, failure }: HttpError): void {
  writeHead(response, statusCode, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(JSON.stringify({ error: failure }))
}
