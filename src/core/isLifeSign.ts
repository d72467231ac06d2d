/** Whether the element says no more than that the stream is alive: nothing would be missed without it. */
export function isLifeSign(element: unknown): boolean {
  if (element === null || element === undefined || element === '') return true
  return (element as { readonly type?: unknown }).type === 'activity'
}
