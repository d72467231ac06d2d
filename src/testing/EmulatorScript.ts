import type { Part } from './Part.ts'
import type { RecordedRequest } from './RecordedRequest.ts'

/** A reply of status 200, token by token: made by `reply`. */
export interface PartsReply {
  readonly reply: 'parts'
  readonly parts: readonly (string | Part)[]
}

/** A whole HTTP answer: made by `status`, `json` and `html`. */
export interface WholeReply {
  readonly reply: 'whole'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Undefined stands for an error in the shape of the wire. */
  readonly body: string | undefined
}

/** No HTTP answer at all: made by `refuse` and `hang`. */
export interface NoReply {
  readonly reply: 'refuse' | 'hang'
}

/** What the emulator answers to one request. */
export type Reply = PartsReply | WholeReply | NoReply

/**
 * What a vendor answers: always the same reply, one reply per request (the last one repeats), or a function of the
 * request.
 */
export type EmulatorScript = Reply | readonly Reply[] | ((request: RecordedRequest) => Reply)
