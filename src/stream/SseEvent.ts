/** One server-sent event. */
export interface SseEvent {
  /** The event's name, `message` where it has none; `''` marks a comment, which is never a name. */
  readonly event: string
  /** The data lines, joined by LF. */
  readonly data: string
  /** The last event id in force: it stays until another one, perhaps an empty one, replaces it. `''` at first. */
  readonly id: string
  /** Milliseconds to wait before reconnecting, where this event said so. */
  readonly retry?: number
}
