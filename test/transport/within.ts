/**
 * Whether the event comes within so many milliseconds. When they are over, what lies ready in a socket is let in first: a
 * busy machine delays the clock and the event alike.
 */
export function within(ms: number, event: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), ms)
    event.then(() => {
      clearTimeout(timer)
      resolve(true)
    }, reject)
  })
}
