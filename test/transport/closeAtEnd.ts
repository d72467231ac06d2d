type Close = () => unknown

const open = new Set<Close>()

afterAll(async () => {
  for (const close of open) await close()
})

/** Closes at the end of the test file what a test that failed has left open, so that the run ends. May be closed before. */
export function closeAtEnd(close: Close): void {
  open.add(close)
}
