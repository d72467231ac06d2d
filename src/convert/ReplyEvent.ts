/** One step of a reply, named, with what a client is told of it. */
export interface ReplyEvent {
  /** The type of the chat event, or `error` or `done`. */
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
