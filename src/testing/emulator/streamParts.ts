import { concat, concatMap, defer, from, NEVER, type Observable } from 'rxjs'
import type { Part } from '../Part.ts'
import { createNarrator } from './createNarrator.ts'
import type { Exchange } from './Exchange.ts'
import { reset } from './reset.ts'
import { silence } from './silence.ts'
import { write } from './write.ts'

/** Plays the parts as a stream of status 200. Unsubscribing stops it and clears its timer. */
export function streamParts(parts: readonly (string | Part)[], exchange: Exchange, pace: number): Observable<never> {
  const { wire, turn, recording, response } = exchange
  const narrator = createNarrator(wire, turn, parts)
  const body = parts.slice(0, parts.findLastIndex((part) => !isClosing(part)) + 1)
  const closing = parts.slice(body.length)
  let spoken = false

  function play(part: string | Part): Observable<never> {
    if (isContent(part)) {
      const wait = spoken ? pace : 0
      spoken = true
      return wait === 0 ? tell(part) : concat(silence(wait), tell(part))
    }
    switch (part.part) {
      case 'pause':
      case 'stall':
        return silence(part.ms)
      case 'cut':
        return reset(exchange)
      case 'end':
        response.end()
        return NEVER
      default:
        return tell(part)
    }
  }

  function tell(part: string | Part): Observable<never> {
    return defer(() => {
      if (typeof part === 'string') recording.tokens++
      return write(response, narrator.tell(part))
    })
  }

  /** In one write with the end: a client that leaves at the terminal mark finds the reply finished. */
  function conclude(): Observable<never> {
    response.end(closing.map((part) => narrator.tell(part)).join('') + narrator.conclude())
    return NEVER
  }

  return defer(() => {
    response.writeHead(200, { 'content-type': wire.contentType, 'cache-control': 'no-cache' })
    response.flushHeaders()
    return concat(from(body).pipe(concatMap(play)), defer(conclude))
  })
}

function isContent(part: string | Part): part is string | Extract<Part, { part: 'reasoning' | 'toolCall' }> {
  return typeof part === 'string' || part.part === 'reasoning' || part.part === 'toolCall'
}

/** What may be written together with the end. */
function isClosing(part: string | Part): boolean {
  return typeof part !== 'string' && (part.part === 'finish' || part.part === 'usage')
}
