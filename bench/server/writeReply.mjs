import { performance } from 'node:perf_hooks'

/** Writes as fast as the client reads, or no sooner than `apart` µs after the write before. */
export function writeReply(socket, writes, apart) {
  let next = 0
  let due = 0
  const write = () => {
    due = performance.now() + apart / 1000
    return socket.write(writes[next++])
  }
  const go = () => {
    while (next < writes.length && !socket.destroyed) {
      // No timer is as short: it looks again and again.
      if (apart > 0 && performance.now() < due) return void setImmediate(go)
      if (write()) continue
      socket.once('drain', go)
      return
    }
  }
  go()
}
