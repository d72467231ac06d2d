import type { Observable } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { ProviderErrorRecord } from '../../src/core/ProviderError.ts'

export interface Heard {
  /** Without the signs of life. */
  readonly events: readonly ChatEvent[]
  readonly activities: number
  /** Absent where the reply completed. */
  readonly error?: ProviderErrorRecord
}

/** Everything that a reply came to. An error that is none of ours is thrown, and so is a slip of ours in its clothes. */
export function listen(reply: Observable<ChatEvent>): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const events: ChatEvent[] = []
    let activities = 0
    reply.subscribe({
      next: (event) => {
        if (event.type === 'activity') activities += 1
        else events.push(event)
      },
      error: (error: unknown) => {
        if (isProviderError(error) && !(error.cause instanceof TypeError))
          resolve({ events, activities, error: error.toJSON() })
        else reject(new Error('the error is none of ours', { cause: error }))
      },
      complete: () => resolve({ events, activities }),
    })
  })
}
