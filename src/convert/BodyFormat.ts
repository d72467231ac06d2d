import type { OperatorFunction } from 'rxjs'

/**
 * How a reply is written as the body of an HTTP answer: one of your own beside `text`, `sse` and `ndjson`.
 *
 * `encode` gives an operator for one reply. What it does with an error counts only after the first content; an error
 * before becomes the status of the answer. One that it passes on breaks the connection, one that it turns into text
 * (`catchError`) ends the body.
 */
export interface BodyFormat<A> {
  readonly contentType: string
  encode(): OperatorFunction<A, string>
}
