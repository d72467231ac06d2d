import { map, type OperatorFunction, pipe } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { checkHeaders } from '../core/checkHeaders.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { text } from '../core/text.ts'
import type { BodyConfig, BodyFormat } from './BodyConfig.ts'
import { toReplyEvents } from './toReplyEvents.ts'
import { toSse } from './toSse.ts'

interface Body<A> {
  readonly encode: () => OperatorFunction<A, string>
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
}

/** What the config asks for; throws `Config` where it asks for something unknown. `more` are rules of the owner's own. */
export function resolveBody<A>(
  owner: string,
  config: BodyConfig<A>,
  more: Parameters<typeof checkOptions>[2] = {},
): Body<A> {
  checkOptions(owner, config, {
    format,
    status,
    headers: names,
    heartbeat: rule.time,
    scheduler: rule.scheduler,
    ...more,
  })
  const written = formatOf(config)
  const given = Object.entries(config.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  const headers = {
    'content-type': written.contentType,
    // Compression, in a middleware or in a proxy, would gather the tokens.
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    ...Object.fromEntries(given),
  }
  checkHeaders(owner, headers)
  return { encode: () => written.encode(), status: config.status ?? 200, headers }
}

const format = {
  is: (value: unknown) => ['text', 'sse', 'ndjson'].includes(value as string) || isFormat(value),
  mustBe: '"text", "sse", "ndjson" or a BodyFormat',
}

const names = {
  is: (value: unknown) => rule.object.is(value) && !(Symbol.iterator in value),
  mustBe: 'an object of names and values',
}

const status = {
  is: (value: number) => Number.isInteger(value) && value >= 200 && value <= 599 && ![204, 205, 304].includes(value),
  mustBe: 'a status from 200 to 599 that has a body',
}

function isFormat(value: unknown): boolean {
  const { contentType, encode } = (value ?? {}) as Partial<BodyFormat<never>>
  return typeof contentType === 'string' && typeof encode === 'function'
}

function formatOf<A>(config: BodyConfig<A>): BodyFormat<A> {
  return typeof config.format === 'object' ? config.format : (builtIn(config) as BodyFormat<unknown>)
}

function builtIn({ format = 'text', heartbeat, scheduler }: BodyConfig<never>): BodyFormat<string | ChatEvent> {
  switch (format) {
    case 'sse': {
      const sse = { ...(heartbeat === undefined ? {} : { heartbeat }), ...(scheduler && { scheduler }) }
      return { contentType: 'text/event-stream; charset=utf-8', encode: () => (source) => toSse(source, sse) }
    }
    case 'ndjson':
      return { contentType: 'application/x-ndjson; charset=utf-8', encode: toNdjson }
    default:
      return { contentType: 'text/plain; charset=utf-8', encode: toPlainText }
  }
}

function toNdjson(): OperatorFunction<string | ChatEvent, string> {
  return pipe(
    toReplyEvents(),
    map(({ type, data }) => `${JSON.stringify({ type, ...data })}\n`),
  )
}

function toPlainText(): OperatorFunction<string | ChatEvent, string> {
  return pipe(
    map((element) => (typeof element === 'string' ? ({ type: 'text', text: element } as const) : element)),
    text(),
  )
}
