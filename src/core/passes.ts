/** Whether what a status stands for may have passed when the same is asked again. */
export function passes(status: number): boolean {
  return status >= 500 || status === 408 || status === 409 || status === 425
}
