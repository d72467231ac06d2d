import type { Observable } from 'rxjs'
import { defined } from '../core/defined.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isProviderError } from '../core/isProviderError.ts'
import { isJsonObject, type JsonObject } from '../core/isJsonObject.ts'
import { rememberLast } from '../core/rememberLast.ts'
import type { HttpRequest } from '../transport/HttpRequest.ts'
import { lowerNames } from '../transport/lowerNames.ts'
import type { Call } from './Call.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'

/** What a caller's `body` may not say: what is the library's to say, and what belongs to the connection. */
const OURS = new Set([
  ...['messages', 'conversation', 'contents', 'input', 'stream', '__proto__', 'constructor', 'prototype'],
  ...['proxy', 'timeout', 'signal', 'headers', 'body', 'flow', 'onAttempt', 'transport', 'apiKey', 'baseUrl'],
  ...['idleTimeout', 'connectTimeout', 'maxLineLength', 'scheduler'],
])

type WriteRequest = (call: Call, flow: Observable<boolean> | undefined) => HttpRequest

/** Writes the HTTP requests of a provider. */
export function createRequestWriter<Chunk, Whole>(vendor: Vendor<Chunk, Whole>, config: ProviderConfig): WriteRequest {
  const { info, wire } = vendor
  const { baseUrl = info.baseUrl, proxy, connectTimeout } = config
  const connection = defined({ proxy, connectTimeout })
  const address = rememberLast((path) => join(baseUrl, path))
  return (call, flow) => {
    const { headers, body } = call.options
    const own = {
      'content-type': 'application/json',
      accept: call.stream ? wire.accept : 'application/json',
      'accept-encoding': 'identity',
    }
    return {
      url: address(vendor.path(call)),
      method: 'POST',
      // In small letters, so that a later one of the same name wins.
      headers: { ...own, ...lowerNames(vendor.headers?.(call)), ...lowerNames(config.headers), ...lowerNames(headers) },
      body: write(() => (body ? merge(vendor.body(call), allowed(body), vendor.sections) : vendor.body(call))),
      ...connection,
      ...(flow && { flow }),
    }
  }
}

/** A query of the base URL goes behind the path, as Azure's `api-version` wants it. */
function join(baseUrl: string, path: string): string {
  const base = new URL(baseUrl)
  const [pathname, query] = path.split('?')
  base.pathname = base.pathname.replace(/\/+$/, '') + pathname
  for (const [name, value] of new URLSearchParams(query)) base.searchParams.set(name, value)
  base.hash = ''
  return base.href
}

function allowed(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !OURS.has(key)))
}

function merge(own: JsonObject, extra: JsonObject, sections: readonly string[] = []): JsonObject {
  const merged = sections.flatMap((key) => {
    const [ours, theirs] = [own[key], extra[key]]
    return isJsonObject(ours) && isJsonObject(theirs) ? [[key, { ...ours, ...theirs }] as const] : []
  })
  return { ...own, ...extra, ...Object.fromEntries(merged) }
}

/** What no check has foreseen is no fault of the service either. */
function write(body: () => unknown): string {
  try {
    return JSON.stringify(body())
  } catch (cause) {
    if (isProviderError(cause)) throw cause
    throw createProviderError('InvalidRequest', 'the request cannot be written as JSON', { cause })
  }
}
