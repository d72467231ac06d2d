import type { AttemptEvent } from '../index.ts'

/** Shows what the lanes do. */
export interface LaneView {
  tell(event: AttemptEvent): void
  /** The call is over; what the winner did after it had won is shown now, below its text. */
  end(): void
}
