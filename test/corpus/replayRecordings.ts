import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatEvent, Usage } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { type Heard, listen } from '../wire/listen.ts'
import { corpus } from './corpus.ts'
import { serveCut } from './serveCut.ts'

export interface ExpectedCall {
  readonly id: string | null
  readonly name: string | null
  readonly arguments: string | null
  /** A piece of a call, which the oracle did not join. */
  readonly partial?: true
}

/** What a recording must come to. */
export interface Recording {
  readonly name: string
  readonly file: string
  readonly dialect: string
  readonly contentType: string | null
  readonly text: string
  readonly tokens: readonly string[]
  readonly reasoning: string
  readonly toolCalls: readonly ExpectedCall[]
  readonly finishReason: string | null
  readonly usage: Readonly<Record<string, unknown>> | null
  readonly error: { readonly message: string; readonly code?: string } | null
  readonly complete: boolean
}

interface Replay {
  readonly dialect: string
  /** How many there are at least. */
  readonly recordings: number
  /** Pieces of so many bytes; 0 = whole. */
  readonly cuts: readonly number[]
  /** Where the recording does not say. */
  readonly contentType: string
  provider(baseUrl: string): Provider<ChatEvent>
  /** The vendor's counts under our names. */
  usage(counts: Readonly<Record<string, unknown>>): Usage
  /** The tag of the error that the service reported. */
  tag?: string
  accepts?(recording: Recording, body: string): boolean
  /** The calls where the oracle's are not what the body says. */
  toolCalls?(recording: Recording, body: string): readonly ExpectedCall[] | undefined
}

/** Plays every recording of a dialect over a real socket, and holds what comes out against what must. */
export function replayRecordings({ dialect, recordings: count, cuts, ...replay }: Replay): void {
  const folder = corpus()
  if (folder === undefined) {
    test(`the recordings of ${dialect}`, () => {
      console.log(`corpus not found: ${count} recordings skipped (${dialect})`)
      expect(process.env.RIVULET_CORPUS ?? '').toBe('')
    })
    return
  }
  const streams = join(folder, 'streams')
  const bodyOf = ({ file }: Recording) => readFileSync(join(streams, file))
  const recordings = readdirSync(streams)
    .filter((file) => file.endsWith('.expected.json'))
    .map((file) => JSON.parse(readFileSync(join(streams, file), 'utf8')) as Recording)
    .filter((recording) => recording.dialect === dialect)
    .filter((recording) => replay.accepts?.(recording, bodyOf(recording).toString()) ?? true)
  const bodies = recordings.map((recording) => {
    const contentType = recording.contentType ?? replay.contentType
    return [recording.name, { body: bodyOf(recording), contentType }] as const
  })
  let server: Awaited<ReturnType<typeof serveCut>>
  let ran = 0

  beforeAll(async () => {
    server = await serveCut(new Map(bodies))
  })
  afterAll(() => server.close())

  const cases = recordings.flatMap((recording) => cuts.map((cut) => [recording.name, cut, recording] as const))

  test.each(cases)('%s in pieces of %i bytes', async (name, cut, recording) => {
    const heard = await listen(replay.provider(server.baseUrl(name, cut))([{ role: 'user', content: 'Hello!' }]))
    const body = bodyOf(recording).toString()
    expect(contentOf(heard)).toEqual({
      tokens: recording.tokens,
      reasoning: recording.reasoning,
      toolCalls: (replay.toolCalls?.(recording, body) ?? recording.toolCalls).map(ours),
    })
    expect(contentOf(heard).tokens.join('')).toBe(recording.text)
    expect(endOf(heard)).toEqual(expectedEnd(recording, replay))
    ran += 1
  })

  test(`all ${count} recordings of ${dialect} have run`, () => {
    console.log(`${dialect}: ${recordings.length} recordings at ${cuts.length} cuts each`)
    expect(recordings.length).toBeGreaterThanOrEqual(count)
    expect(ran).toBe(recordings.length * cuts.length)
  })
}

const ours = ({ id, name, arguments: json }: ExpectedCall) => ({
  id: id ?? undefined,
  name: name ?? undefined,
  arguments: json ?? '',
})

function contentOf({ events }: Heard) {
  const calls: ReturnType<typeof ours>[] = []
  for (const event of events) {
    if (event.type !== 'toolCall') continue
    const call = (calls[event.index] ??= { id: event.id, name: event.name, arguments: '' })
    call.arguments += event.arguments
  }
  return {
    tokens: events.flatMap((event) => (event.type === 'text' ? [event.text] : [])),
    reasoning: events.map((event) => (event.type === 'reasoning' ? event.text : '')).join(''),
    toolCalls: calls,
  }
}

function endOf({ events, error }: Heard) {
  const usages = events.filter(({ type }) => type === 'usage')
  const finishes = events.filter(({ type }) => type === 'finish')
  if (error === undefined) {
    return { usages, raw: finishes.map((event) => event.type === 'finish' && event.raw), last: events.at(-1)?.type }
  }
  return { error: { tag: error._tag, message: error.message }, finishes }
}

function expectedEnd({ complete, error, usage, finishReason }: Recording, replay: Pick<Replay, 'usage' | 'tag'>) {
  if (complete) {
    return {
      usages: usage === null ? [] : [{ type: 'usage', ...replay.usage(usage) }],
      raw: [finishReason ?? ''],
      last: 'finish',
    }
  }
  if (error !== null) return { error: { tag: replay.tag, message: error.message }, finishes: [] }
  return { error: { tag: 'Interrupted', message: expect.any(String) }, finishes: [] }
}
