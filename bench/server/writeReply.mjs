/** Writes as fast as the client reads. */
export function writeReply(socket, writes) {
  let next = 0
  const go = () => {
    while (next < writes.length && !socket.destroyed) {
      if (socket.write(writes[next++])) continue
      socket.once('drain', go)
      return
    }
  }
  go()
}
