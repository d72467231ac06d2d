import { firstValueFrom, type Observable, reduce } from 'rxjs'

/**
 * The whole text of a stream as a Promise; rejects with the stream's error. `lastValueFrom` would give the last token
 * alone.
 *
 * @example
 * const answer = await toText(openai({ apiKey })(messages))
 */
export function toText(source: Observable<string>): Promise<string> {
  return firstValueFrom(source.pipe(reduce((text, token) => text + token, '')))
}
