/** The events as the pieces that are written: `events` of them a piece, or random pieces of 1 to `bytes` bytes. */
export function cutEvents(events, { events: perPiece = 1, bytes }) {
  if (bytes !== undefined) return cutAnywhere(Buffer.concat(events), bytes)
  const pieces = []
  for (let index = 0; index < events.length; index += perPiece) {
    pieces.push(Buffer.concat(events.slice(index, index + perPiece)))
  }
  return pieces
}

function cutAnywhere(reply, most) {
  const pieces = []
  let seed = 1
  for (let start = 0; start < reply.length; ) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0 // the same cuts in every run
    const end = start + 1 + Math.floor((seed / 2 ** 32) * most)
    pieces.push(reply.subarray(start, end))
    start = end
  }
  return pieces
}
