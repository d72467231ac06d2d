/** By how many MB the process grows at the most from now on: its resident set, looked at every 200 ms, which itself costs little. */
export function watchMemory() {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 200)
  return () => {
    look()
    clearInterval(timer)
    return (most - before) / 2 ** 20
  }
}
