import type { Observable } from 'rxjs'

/** The head of an answer, and its bytes as they come. */
export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Can be subscribed once; nothing is read before. */
  readonly body: Observable<Uint8Array>
}
