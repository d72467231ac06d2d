import { amendProviderError } from '../core/amendProviderError.ts'
import { classifyFailure } from '../core/classifyFailure.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { parseFailure } from '../core/parseFailure.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { parseRetryAfter } from './parseRetryAfter.ts'
import { requestIdOf } from './requestIdOf.ts'

type Head = { readonly status: number; readonly headers: Readonly<Record<string, string>> }

const SNIPPET = 200
/** Characters of a body in which its words are looked for. */
const SEARCHED = 8 * 1024

/**
 * The error that an answer stands for: its tag by status and body, the vendor's own message, how long to wait and the
 * request id. `x-should-retry` is obeyed. `clean` takes out of a quotation what nobody may see; it comes before the cut,
 * which could leave half a secret.
 */
export function httpError(
  { status, headers }: Head,
  body: string,
  clean: (text: string) => string = (text) => text,
): ProviderError {
  const retryAfterMs = parseRetryAfter(headers)
  const requestId = requestIdOf(headers)
  const should = headers['x-should-retry']
  return amendProviderError(byStatus(status, headers, body, clean), {
    ...(status < 300 ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(should === 'true' || should === 'false' ? { retryable: should === 'true' } : {}),
  })
}

function byStatus(
  status: number,
  headers: Head['headers'],
  body: string,
  clean: (text: string) => string,
): ProviderError {
  if (status >= 300 && status < 400) {
    return createProviderError(
      'HttpStatus',
      `${status}: a redirect${target(headers.location)}, which is not followed`,
      { status },
    )
  }
  const failure = parseFailure(jsonOf(body))
  const encoding = headers['content-encoding']
  const said =
    encoding === undefined || encoding === 'identity'
      ? quote(clean(wordsOf(body)))
      : `, encoded as ${encoding}, which was not asked for`
  if (status >= 200 && status < 300 && failure === undefined) {
    const type = headers['content-type']?.slice(0, 80) ?? 'none'
    return createProviderError('HttpStatus', `${status} with content type ${type}${said}`, { status })
  }
  const { message, ...facts } = failure ?? { message: `the server answered ${status}${said}` }
  return classifyFailure({ ...facts, message, ...(status < 300 ? {} : { httpStatus: status }) })
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The origin alone: a path or a query may hold a key. */
function target(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return ''
  return ` to ${new URL(location).origin}`
}

/** A page without its markup. */
function wordsOf(body: string): string {
  return body
    .slice(0, SEARCHED)
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function quote(words: string): string {
  if (words === '') return ''
  return `: ${words.length > SNIPPET ? `${words.slice(0, SNIPPET)}…` : words}`
}
