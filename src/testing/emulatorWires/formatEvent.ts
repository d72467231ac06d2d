/** One server-sent event with a JSON payload; the event's name is written where it is given. */
export function formatEvent(data: unknown, event?: string, lineEnd: string = '\n'): string {
  const name = event === undefined ? '' : `event: ${event}${lineEnd}`
  return `${name}data: ${JSON.stringify(data)}${lineEnd}${lineEnd}`
}
