import { concat, concatMap, defer, EMPTY, from, NEVER, type Observable } from 'rxjs'
import type { Failure } from '../Fault.ts'
import type { Part } from '../Part.ts'
import { createNarrator } from './createNarrator.ts'
import type { Exchange } from './Exchange.ts'
import { reset } from './reset.ts'
import { sendJson } from './sendJson.ts'
import { silence } from './silence.ts'
import { write } from './write.ts'

/** Plays the parts for a client that wants one JSON reply: their silences pass, then the JSON comes at once. */
export function sendWhole(parts: readonly (string | Part)[], exchange: Exchange): Observable<never> {
  const { wire, turn, recording, response } = exchange
  const narrator = createNarrator(wire, turn, parts)
  let tokens = 0

  function play(part: string | Part): Observable<never> {
    if (typeof part === 'string') {
      tokens++
      narrator.tell(part)
      return EMPTY
    }
    switch (part.part) {
      case 'pause':
      case 'stall':
        return silence(part.ms)
      case 'cut':
        return concat(
          sendHalf(),
          defer(() => reset(exchange)),
        )
      case 'end':
        return concat(sendHalf(), defer(finish))
      case 'failure':
        return fail(part)
      default:
        narrator.tell(part)
        return EMPTY
    }
  }

  function sendHalf(): Observable<never> {
    const json = JSON.stringify(narrator.whole())
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    return write(response, json.slice(0, json.length / 2))
  }

  function finish(): Observable<never> {
    response.end()
    return NEVER
  }

  function fail(failure: Failure): Observable<never> {
    const { code } = failure
    const status = typeof code === 'number' && code >= 400 && code <= 599 ? code : 500
    sendJson(response, status, wire.error(failure, status))
    return NEVER
  }

  function conclude(): Observable<never> {
    recording.tokens = tokens
    sendJson(response, 200, narrator.whole())
    return NEVER
  }

  return concat(from(parts).pipe(concatMap(play)), defer(conclude))
}
