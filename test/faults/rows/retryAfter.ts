import { pipeProvider, retryBackoff, type RetryEvent, text } from '../../../src/index.ts'
import { answer } from '../answer.ts'
import type { FaultCase, FaultRow } from '../FaultRow.ts'
import { failsFirst } from '../outcomes.ts'
import { well } from '../well.ts'

type Headers = Readonly<Record<string, string>>

const limited = (headers: Headers) =>
  answer(429, { 'content-type': 'application/json', ...headers }, '{"error":{"message":"slow down"}}')

/** What is read out of the headers, and whether a retry that waits up to five seconds acts. */
const told = (name: string, headers: Headers, retryAfterMs: number | undefined, acts = true): FaultCase => ({
  name,
  fault: limited(headers),
  expect: { ...failsFirst({ _tag: 'RateLimited', status: 429, retryable: true, retryAfterMs }), retry: acts },
})

/** How long a retry waits in earnest. */
const waits = (header: string, atLeast: number): FaultCase => ({
  name: `${header} s`,
  async play(stage) {
    const server = await stage.serve(limited({ 'retry-after': header }), well('at', 'last'))
    const seen: RetryEvent[] = []
    const retry = retryBackoff<string>({ initial: 1, jitter: 'none', onRetry: (event) => seen.push(event) })
    return {
      source: pipeProvider(stage.provider({ baseUrl: server.url }), text(), retry)(stage.messages, stage.options),
      facts: () => ({
        requests: server.requests.length,
        // Both clocks may round by a millisecond.
        waited: (server.times[1] ?? 0) - (server.times[0] ?? 0) >= atLeast - 1,
        said: seen.map(({ error }) => [error._tag, error.retryAfterMs]),
      }),
    }
  },
  expect: {
    outcome: 'complete',
    tokens: ['at', 'last'],
    facts: { requests: 2, waited: true, said: [['RateLimited', atLeast]] },
  },
})

/** Their clock is an hour slow. */
const date = new Date(Date.now() - 3_600_000)
const later = (ms: number) => new Date(date.getTime() + ms).toUTCString()

export const retryAfter: readonly FaultRow[] = [
  {
    number: 'F41',
    title: '429 with `Retry-After` in seconds',
    does: '`RateLimited`; a retry waits at least as long',
    cases: [told('seconds', { 'retry-after': '2' }, 2_000), waits('0', 0), waits('1', 1_000), waits('1.5', 1_500)],
  },
  {
    number: 'F42',
    title: '`Retry-After` as a date, a past date, garbage, a negative number',
    does: 'measures a date against the server’s own clock; what makes no sense is ignored',
    cases: [
      told('a second on', { date: date.toUTCString(), 'retry-after': later(1_000) }, 1_000),
      told('past', { date: date.toUTCString(), 'retry-after': later(-60_000) }, 0),
      told('garbage', { 'retry-after': 'soon' }, undefined),
      told('negative', { 'retry-after': '-5' }, undefined),
    ],
  },
  {
    number: 'F43',
    title: '`retry-after-ms`, alone and beside `Retry-After`',
    does: 'the exact one counts',
    cases: [
      told('alone', { 'retry-after-ms': '30' }, 30),
      told('both', { 'retry-after-ms': '30', 'retry-after': '3600' }, 30),
      told('garbage beside seconds', { 'retry-after-ms': 'x', 'retry-after': '1' }, 1_000),
    ],
  },
  {
    number: 'F44',
    title: '`Retry-After` is longer than may be waited',
    does: 'fails at once, with `retryAfterMs` in the error',
    cases: [told('an hour', { 'retry-after': '3600' }, 3_600_000, false)],
  },
  {
    number: 'F45',
    title: '429 with the reset times of the limits alone',
    does: '`RateLimited` without `retryAfterMs`',
    cases: [told('reset', { 'anthropic-ratelimit-requests-reset': '2030-01-01T00:00:00Z' }, undefined)],
  },
]
