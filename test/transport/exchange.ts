import { mergeMap, type Observable } from 'rxjs'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import type { HttpRequest } from '../../src/transport/HttpRequest.ts'
import type { HttpResponse } from '../../src/transport/HttpResponse.ts'

export const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer sk-very-secret' },
  body: '{"q":"Why?"}',
  ...more,
})

export interface Received {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly chunks: readonly string[]
  readonly error: ProviderError | undefined
}

/** Everything that came of an exchange, however it ended. An error that is none of ours is thrown. */
export function receive(response: Observable<HttpResponse>): Promise<Received> {
  return new Promise((resolve, reject) => {
    let status: number | undefined
    let headers: Received['headers'] = {}
    const chunks: string[] = []
    const done = (error?: ProviderError) => resolve({ status, headers, chunks, text: chunks.join(''), error })
    response
      .pipe(
        mergeMap((head) => {
          status = head.status
          headers = head.headers
          return head.body
        }),
      )
      .subscribe({
        next: (chunk) => chunks.push(Buffer.from(chunk).toString()),
        error: (error: unknown) =>
          isProviderError(error) ? done(error) : reject(new Error('the error is none of ours', { cause: error })),
        complete: () => done(),
      })
  })
}
