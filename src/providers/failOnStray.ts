import type { MonoTypeOperatorFunction } from 'rxjs'
import { classifyFailure } from '../core/classifyFailure.ts'
import { isJsonObject } from '../core/isJsonObject.ts'
import { operate } from '../core/operate.ts'
import { parseFailure } from '../core/parseFailure.ts'
import type { ProviderError } from '../core/ProviderError.ts'

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
export function failOnStray(): MonoTypeOperatorFunction<string> {
  return operate((out) => {
    let stray: string[] = []
    let length = 0

    const keep = (line: string) => {
      length += line.length
      if (length <= LONGEST) stray.push(line)
    }
    const take = () => {
      const error = stray.length === 0 ? undefined : errorIn(stray.join('\n'))
      stray = []
      length = 0
      return error
    }
    const fail = (error: ProviderError) => {
      // The event before it may still wait for its blank line.
      out.next('')
      out.error(error)
    }

    return {
      next(line) {
        let error: ProviderError | undefined
        if (line === '') {
          error = take()
        } else if (isStray(line)) {
          keep(line)
          if (stray.length === 1 && line.endsWith('}')) error = errorIn(line)
        }
        if (error === undefined) out.next(line)
        else fail(error)
      },
      complete() {
        const error = take()
        if (error === undefined) out.complete()
        else fail(error)
      },
    }
  })
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
