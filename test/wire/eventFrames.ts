/** Events as they travel: each in a frame of its own, named by its `type` where it has one. */
export function eventFrames(events: readonly unknown[]): string {
  return events
    .map((event) => {
      const { type } = (event ?? {}) as { readonly type?: unknown }
      return `${typeof type === 'string' ? `event: ${type}\n` : ''}data: ${JSON.stringify(event)}\n\n`
    })
    .join('')
}
