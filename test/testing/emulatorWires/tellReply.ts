import { createParser } from 'eventsource-parser'
import { createNarrator } from '../../../src/testing/emulator/createNarrator.ts'
import type { EmulatorWire } from '../../../src/testing/emulatorWires/EmulatorWire.ts'
import type { Part } from '../../../src/testing/Part.ts'

interface Told {
  /** The bytes of the stream. */
  readonly text: string
  /** Its events; data that are JSON are read. */
  readonly events: readonly { readonly event?: string | undefined; readonly data: unknown }[]
  /** The same reply as one JSON. */
  readonly whole: unknown
}

export const body = { model: 'm-1', messages: [{ role: 'user', content: 'Why not?' }], stream: true }

/** What a wire makes of a reply, without a socket. */
export function tellReply(wire: EmulatorWire, parts: readonly (string | Part)[], request: object = {}): Told {
  const turn = { request: { path: '/', headers: {}, body, ...request }, vendor: wire.vendors[0], number: 1 }
  const narrator = createNarrator(wire, turn, parts)
  const text = parts.map((part) => narrator.tell(part)).join('') + narrator.conclude()
  const events: { event?: string | undefined; data: unknown }[] = []
  const parser = createParser({ onEvent: ({ event, data }) => events.push({ event, data: read(data) }) })
  parser.feed(text)
  return { text, events, whole: narrator.whole() }
}

function read(data: string): unknown {
  return data.startsWith('{') ? JSON.parse(data) : data
}
