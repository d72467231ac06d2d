import { cut, end, failure, html, json, raw, refuse, type Reply, reply, stall, status } from 'rivulet/testing'

/** Tokens of a whole reply; a reply that breaks does so in its middle. */
export const TOKENS = 200
const HALF = TOKENS / 2

export const tokenOf = (stream: number, place: number): string => `${stream}.${place} `

/** What is wrong with a reply, as the service plays it, and what a caller must hear of it. */
interface Fault {
  readonly name: string
  readonly play: (begin: readonly string[]) => Reply
  /** How many tokens are heard; fewer where the system throws away what it had not handed over yet. */
  readonly heard: number
  readonly loses?: boolean
  readonly error: Readonly<Record<string, unknown>>
}

const before = (name: string, play: () => Reply, _tag: string, retryable: boolean): Fault => ({
  name,
  play,
  heard: 0,
  error: { _tag, committed: false, retryable },
})
const amid = (name: string, play: Fault['play'], _tag: string): Fault => ({
  name,
  play,
  heard: HALF,
  error: { _tag, committed: true, retryable: false },
})

/** One stream of a hundred meets each of them. */
export const FAULTS: readonly Fault[] = [
  before('status 429', () => status(429), 'RateLimited', true),
  before('status 500', () => status(500), 'HttpStatus', true),
  before('reset before the head', () => refuse(), 'Network', true),
  before('a page', () => html(), 'HttpStatus', false),
  before('an error as JSON', () => json({ error: { message: 'broke', type: 'server_error' } }), 'Upstream', true),
  before('nothing said', () => reply(), 'Empty', true),
  { ...amid('reset', (begin) => reply(...begin, cut()), 'Interrupted'), loses: true },
  amid('no end mark', (begin) => reply(...begin, end()), 'Interrupted'),
  amid('silence', (begin) => reply(...begin, stall()), 'Timeout'),
  amid('no JSON', (begin) => reply(...begin, raw('data: {"choices": [\n\n'), end()), 'Decode'),
  amid('an error event', (begin) => reply(...begin, failure()), 'Upstream'),
]

/** Undefined for a stream that is well. */
export function faultOf(stream: number): Fault | undefined {
  return FAULTS[stream % 100]
}

/** The one of a hundred whose caller leaves in the middle. */
export const leaves = (stream: number): boolean => stream % 100 === 99

/** What the service says to this stream. */
export function replyTo(stream: number): Reply {
  const tokens = Array.from({ length: TOKENS }, (_, place) => tokenOf(stream, place))
  return faultOf(stream)?.play(tokens.slice(0, HALF)) ?? reply(...tokens)
}
