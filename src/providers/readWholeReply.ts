import { concatMap, defer, type OperatorFunction, reduce } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { parseFailure } from '../core/parseFailure.ts'
import { httpError } from '../transport/httpError.ts'
import type { HttpResponse } from '../transport/HttpResponse.ts'
import type { Wire } from '../wire/Wire.ts'
import type { Reply } from './Reply.ts'

/** Characters of a reply that comes as one JSON text. */
const LONGEST = 16 * 1024 * 1024

/**
 * A 200 that is one JSON text: a completion is read at once, an error takes its tag, anything else is `HttpStatus`.
 */
export function readWholeReply<Whole>(
  { whole, createWholeReader }: Pick<Wire<unknown, Whole>, 'whole' | 'createWholeReader'>,
  head: Pick<HttpResponse, 'status' | 'headers'>,
  reply: Reply,
  clean?: (text: string) => string,
): OperatorFunction<Uint8Array, ChatEvent> {
  const read = (text: string): ChatEvent[] => {
    const value = parse(text)
    if (value === undefined && /^\s*([{[]|$)/.test(text)) {
      throw createProviderError('Interrupted', 'the reply was cut off', { text: '' })
    }
    if (!whole.is(value) || parseFailure(value)) throw httpError(head, text, clean)
    const reader = createWholeReader()
    reply.readBy(reader)
    const events: ChatEvent[] = []
    reader.read(value, (event) => events.push(event))
    reply.close()
    return events
  }
  return (bytes) =>
    defer(() => {
      const decoder = new TextDecoder()
      return bytes.pipe(
        reduce((text, chunk) => join(text, decoder.decode(chunk, { stream: true })), ''),
        concatMap((text) => read(join(text, decoder.decode()))),
      )
    })
}

function join(text: string, piece: string): string {
  if (text.length + piece.length > LONGEST) {
    throw createProviderError('TooLarge', `the reply is longer than ${LONGEST} characters`)
  }
  return text + piece
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
