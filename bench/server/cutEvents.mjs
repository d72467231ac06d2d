import { createRandom } from './createRandom.mjs'

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
  const random = createRandom()
  const pieces = []
  for (let start = 0; start < reply.length; ) {
    const end = start + 1 + Math.floor(most * random())
    pieces.push(reply.subarray(start, end))
    start = end
  }
  return pieces
}
