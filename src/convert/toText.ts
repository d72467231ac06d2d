import { lastValueFrom, type Observable, reduce } from 'rxjs'

/**
 * The whole text of a stream as a Promise; rejects with the stream's error. `lastValueFrom` would give the last token
 * alone.
 *
 * ```
 * source  -a--b-c-|
 * toText  --------abc
 * ```
 *
 * It subscribes at once, and a Promise cannot be left: where the caller may lose interest, give the provider a `signal`
 * or read with `for await`. The text before an error is lost, but for that of `Interrupted`, which carries it.
 *
 * It takes strings. Of chat events say `toText(chat(messages).pipe(text()))`: reasoning, tool calls and seams are left
 * out, and a `reset` rejects, because text cannot be taken back.
 *
 * @example
 * const answer = await toText(openai({ apiKey })(messages))
 */
export function toText(source: Observable<string>): Promise<string> {
  return lastValueFrom(source.pipe(reduce((text, token) => text + token, '')), { defaultValue: '' })
}
