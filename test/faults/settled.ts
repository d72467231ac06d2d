/** Milliseconds in which all that is left must go. */
const GRACE = 1_000
const STEP = 5

/** Waits for it through so many milliseconds in which the event loop turns; one that is blocked gives nobody a chance. */
export async function settled(quiet: () => boolean): Promise<void> {
  for (let waited = 0; !quiet() && waited < GRACE; waited += STEP) {
    await new Promise((resolve) => setTimeout(resolve, STEP))
  }
}
