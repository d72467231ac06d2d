import type { Observable } from 'rxjs'

/** The head of an answer, and its bytes as they come. */
export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Can be subscribed once; nothing is read before. */
  readonly body: Observable<Uint8Array>
  /**
   * Says before the body is left that it has said all, so that the connection may be kept where the answer ends by itself.
   * Without it, leaving the body closes the connection.
   */
  readonly drain?: () => void
}
