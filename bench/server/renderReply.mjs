import { chatEvents } from './chatEvents.mjs'
import { cutEvents } from './cutEvents.mjs'

const HEAD = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n',
)
const END = Buffer.from('0\r\n\r\n')

/**
 * A reply as the writes that it takes, each an HTTP chunk. Modes: `tokens`, `vocabulary` and `counting`; `events` or `bytes`,
 * how it is cut; `repeat`, how often its text comes; `hold`, whether it falls silent instead of ending.
 */
export function renderReply({ tokens, vocabulary, counting, events, bytes, repeat = 1, hold }) {
  const { text, ending } = chatEvents(Number(tokens), { vocabulary, counting: counting === 'true' })
  const write = (part) => cutEvents(part, { events: Number(events ?? 1), bytes: Number(bytes ?? 0) }).map(frame)
  const [first, ...rest] = Array(Number(repeat)).fill(write(text)).flat()
  return [Buffer.concat([HEAD, first]), ...rest, ...(hold ? [] : [...write(ending), END])]
}

function frame(piece) {
  return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
}
