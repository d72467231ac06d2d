/** Silence for `ms` milliseconds; the connection stays open. */
export interface Pause {
  readonly part: 'pause'
  readonly ms: number
}

/** Silence that is meant as a fault: for ever, or long enough for a timeout. */
export interface Stall {
  readonly part: 'stall'
  /** Milliseconds; `Infinity` is for ever. */
  readonly ms: number
}

/** The connection is reset. */
export interface Cut {
  readonly part: 'cut'
}

/** The reply ends cleanly, without the mark by which its wire says that it is whole. */
export interface End {
  readonly part: 'end'
}

/** A keep-alive: bytes that carry nothing. */
export interface Comment {
  readonly part: 'comment'
  readonly text: string
}

/** Bytes that are written as they are. */
export interface Raw {
  readonly part: 'raw'
  readonly data: string | Uint8Array
}

/** An error that the vendor reports inside a reply of status 200. */
export interface Failure {
  readonly part: 'failure'
  readonly message: string
  readonly type: string
  readonly code: string | number | null
}

/** What can go wrong in the middle of a reply. */
export type Fault = Pause | Stall | Cut | End | Comment | Raw | Failure
