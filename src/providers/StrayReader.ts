import { classifyFailure } from '../core/classifyFailure.ts'
import { isJsonObject } from '../core/isJsonObject.ts'
import { parseFailure } from '../core/parseFailure.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import type { StrayLines } from '../stream/EventReader.ts'

/** Characters of stray text that are kept; an error is shorter. */
const LONGEST = 64 * 1024

/**
 * A service that breaks down halfway may write its error between the events as plain JSON, or behind a field name of its
 * own, where an event stream's reader sees nothing.
 *
 * ```
 * lines   --(data: a)--()--({)--("error": "overloaded")--(})--|
 * error                                                       x
 * ```
 *
 * Stray lines are read together, up to a blank line or the end; a JSON text alone in its line at once. What is no error
 * stays ignored, as the standard says.
 */
export class StrayReader implements StrayLines {
  #lines: string[] = []
  #length = 0

  read(line: string): ProviderError | undefined {
    this.#length += line.length
    if (this.#length <= LONGEST) this.#lines.push(line)
    return this.#lines.length === 1 && line.endsWith('}') ? errorIn(line) : undefined
  }

  end(): ProviderError | undefined {
    if (this.#length === 0) return undefined
    const error = errorIn(this.#lines.join('\n'))
    this.#lines = []
    this.#length = 0
    return error
  }
}

/** Only what calls itself an error; `error: {…}` is how some servers write it. */
function errorIn(text: string): ProviderError | undefined {
  const named = text.startsWith('error:')
  const value = parse(named ? text.slice('error:'.length) : text)
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (!isJsonObject(first)) return undefined
  const failure = 'error' in first ? parseFailure(first) : named ? parseFailure({ error: first }) : undefined
  return failure && classifyFailure(failure)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
