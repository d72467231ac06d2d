const HEAD = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\ntransfer-encoding: chunked\r\n\r\n',
)
const END = Buffer.from('0\r\n\r\n')

/** What goes over the wire, write by write: each piece is one HTTP chunk, the head comes with the first. */
export function frameReply(pieces) {
  const writes = pieces.map((piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
  )
  return [Buffer.concat([HEAD, writes[0]]), ...writes.slice(1), END]
}
