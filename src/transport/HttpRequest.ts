import type { Observable } from 'rxjs'

/** What a transport is asked to send. */
export interface HttpRequest {
  readonly url: string
  readonly method: 'POST' | 'GET'
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** An http(s) proxy URL, where the transport knows proxies. */
  readonly proxy?: string
  /** Milliseconds to connect. */
  readonly connectTimeout?: number
  /** `false` holds the socket back, `true` lets it go on. */
  readonly flow?: Observable<boolean>
}
