/** Which lane is asked first. A value with a memory: made once, used by every call of one `balance`. */
export interface Pick {
  /** How many lanes it was made for, where that matters. */
  readonly lanes?: number
  /** The lane to ask first, from 0. */
  next(lanes: number): number
}
