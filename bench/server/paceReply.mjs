/** One write every `gap` ms. */
export function paceReply(socket, writes, gap) {
  let next = 0
  const timer = setInterval(() => {
    socket.write(writes[next++])
    if (next === writes.length) clearInterval(timer)
  }, gap)
  socket.once('close', () => clearInterval(timer))
}
