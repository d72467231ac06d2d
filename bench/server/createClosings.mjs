/** When the sockets of which lane were closed, on the clock that all processes of a machine share, and which are open. */
export function createClosings() {
  const open = new Set()
  const closed = {}
  return {
    watch(socket, lane) {
      open.add(lane)
      socket.once('close', () => {
        open.delete(lane)
        closed[lane] = Number(process.hrtime.bigint()) / 1e6
      })
    },
    report: () => ({ open: [...open], closed }),
  }
}
