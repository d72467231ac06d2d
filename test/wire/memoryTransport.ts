import { concat, EMPTY, finalize, from, map, NEVER, of } from 'rxjs'
import type { HttpRequest } from '../../src/transport/HttpRequest.ts'
import type { Transport } from '../../src/transport/Transport.ts'

type Piece = string | Uint8Array

interface Answer {
  readonly status?: number
  /** Beside `content-type`, which is that of an event stream unless it is given. */
  readonly headers?: Readonly<Record<string, string>>
  /** The connection stays open behind the last piece. */
  readonly open?: boolean
}

export interface MemoryTransport extends Transport {
  /** What was sent, in order. */
  readonly requests: readonly HttpRequest[]
  /** How many bodies were read to their end or left. */
  readonly closed: number
}

/** A transport without a network: every request gets the same answer, its body in the pieces given. */
export function memoryTransport(body: Piece | readonly Piece[], answer: Answer = {}): MemoryTransport {
  const { status = 200, headers = {}, open = false } = answer
  const pieces: readonly Piece[] = typeof body === 'string' || body instanceof Uint8Array ? [body] : body
  const requests: HttpRequest[] = []
  let closed = 0
  const encoder = new TextEncoder()
  const send: Transport = (request) => {
    requests.push(request)
    const bytes = from(pieces).pipe(map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece)))
    return of({
      status,
      headers: { 'content-type': 'text/event-stream', ...headers },
      body: concat(bytes, open ? NEVER : EMPTY).pipe(
        finalize(() => {
          closed += 1
        }),
      ),
    })
  }
  return Object.defineProperties(send, {
    requests: { value: requests },
    closed: { get: () => closed },
  }) as MemoryTransport
}
