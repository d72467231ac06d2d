/** One lane as it is drawn. Times are in milliseconds. */
export interface LanePicture {
  readonly label: string
  /** Since the first lane started; undefined as long as this one has not. */
  readonly start: number | undefined
  /** Since this lane started. */
  readonly length: number
  /** Undefined while nothing has come of it. */
  readonly outcome: 'won' | 'cancelled' | 'failed' | undefined
  readonly words: string
}
