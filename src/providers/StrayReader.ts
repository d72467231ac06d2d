import { classifyFailure } from '../core/classifyFailure.ts'
import { isJsonObject } from '../core/isJsonObject.ts'
import { parseFailure } from '../core/parseFailure.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { Step } from '../core/Step.ts'

const FIELD = /^(data|event|id|retry)(:|$)/
const COLON = 58
/** Characters of stray text that are kept; an error is shorter. */
const LONGEST = 64 * 1024

/**
 * Lines of an event stream, passed on as they are. A service that breaks down halfway may write its error between the
 * events as plain JSON, or behind a field name of its own, where an event stream's reader sees nothing.
 *
 * ```
 * lines   --(data: a)--()--({)--("error": "overloaded")--(})--|
 * out     --(data: a)--()--({)--("error": "overloaded")--(})--#
 * ```
 *
 * Stray lines are read together, up to a blank line or the end; a JSON text alone in its line at once. What is no error
 * stays ignored, as the standard says.
 */
export class StrayReader extends Step<string, string> {
  #stray: string[] = []
  #length = 0

  override next(line: string): void {
    let error: ProviderError | undefined
    if (line === '') {
      if (this.#length > 0) error = this.#take()
    } else if (isStray(line)) {
      this.#keep(line)
      if (this.#stray.length === 1 && line.endsWith('}')) error = errorIn(line)
    }
    if (error === undefined) this.out.next(line)
    else this.#fail(error)
  }

  override complete(): void {
    const error = this.#take()
    if (error === undefined) this.out.complete()
    else this.#fail(error)
  }

  #keep(line: string): void {
    this.#length += line.length
    if (this.#length <= LONGEST) this.#stray.push(line)
  }

  #take(): ProviderError | undefined {
    const error = errorIn(this.#stray.join('\n'))
    this.#stray = []
    this.#length = 0
    return error
  }

  #fail(error: ProviderError): void {
    // The event before it may still wait for its blank line.
    this.out.next('')
    this.out.error(error)
  }
}

function isStray(line: string): boolean {
  return !line.startsWith('data:') && line.charCodeAt(0) !== COLON && !FIELD.test(line)
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
