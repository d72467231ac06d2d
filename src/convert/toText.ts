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
 * or read with `for await`. Of a stream of `ChatEvent`s, it takes the text: `toText(chat(messages).pipe(text()))`.
 *
 * @example
 * const answer = await toText(openai({ apiKey })(messages))
 */
export function toText(source: Observable<string>): Promise<string> {
  return lastValueFrom(source.pipe(reduce((text, token) => text + token, '')), { defaultValue: '' })
}
