import { defer, NEVER, type Observable } from 'rxjs'
import type { Reply, WholeReply } from '../EmulatorScript.ts'
import { describeStatus } from './describeStatus.ts'
import type { Exchange } from './Exchange.ts'
import { reset } from './reset.ts'
import { sendWhole } from './sendWhole.ts'
import { streamParts } from './streamParts.ts'

/** Gives this reply. The Observable emits nothing and does not complete; unsubscribe when the connection is closed. */
export function answer(reply: Reply, exchange: Exchange, pace: number): Observable<never> {
  switch (reply.reply) {
    case 'parts':
      return exchange.wire.streams(exchange.turn.request)
        ? streamParts(reply.parts, exchange, pace)
        : sendWhole(reply.parts, exchange)
    case 'whole':
      return defer(() => send(reply, exchange))
    case 'refuse':
      return defer(() => reset(exchange))
    case 'hang':
      return NEVER
  }
}

function send({ status, headers, body }: WholeReply, { wire, response }: Exchange): Observable<never> {
  const error = body === undefined && status >= 400
  const type = error || body !== undefined ? { 'content-type': 'application/json; charset=utf-8' } : {}
  for (const [name, value] of Object.entries({ ...type, ...headers })) response.setHeader(name, value)
  response.writeHead(status)
  response.end(error ? JSON.stringify(wire.error(describeStatus(status), status)) : body)
  return NEVER
}
