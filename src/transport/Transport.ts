import type { Observable } from 'rxjs'
import type { HttpRequest } from './HttpRequest.ts'
import type { HttpResponse } from './HttpResponse.ts'

/**
 * Sends a request, and emits the answer once its head is there. It completes when the body has ended or was left;
 * unsubscribing from it, or from the body, closes the connection, unless `drain` was called before. It fails with a
 * `ProviderError`.
 */
export type Transport = (request: HttpRequest) => Observable<HttpResponse>
