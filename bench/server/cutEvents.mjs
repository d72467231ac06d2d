/** The events as the pieces that are written: `events` of them a piece or, where `bytes` is not 0, 1 to `bytes` bytes. */
export function cutEvents(all, { events, bytes }) {
  if (bytes > 0) return cutAnywhere(Buffer.concat(all), bytes)
  const pieces = []
  for (let index = 0; index < all.length; index += events) {
    pieces.push(Buffer.concat(all.slice(index, index + events)))
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
