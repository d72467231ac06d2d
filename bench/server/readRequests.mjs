/** Calls `answer` with the path of each request on the socket: just enough HTTP for bodies of a stated length. */
export function readRequests(socket, answer) {
  let waiting = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    for (let end; (end = waiting.indexOf('\r\n\r\n')) >= 0; ) {
      const head = waiting.toString('latin1', 0, end)
      const whole = end + 4 + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
      if (waiting.length < whole) return
      waiting = waiting.subarray(whole)
      answer(head.split(' ', 2)[1])
    }
  })
}
