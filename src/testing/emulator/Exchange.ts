import type { ServerResponse } from 'node:http'
import type { EmulatorWire, Turn } from '../emulatorWires/EmulatorWire.ts'
import type { RecordedRequest } from '../RecordedRequest.ts'

/** A recorded request as the emulator keeps it up to date. */
export type Recording = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] }

/** One request and the way to answer it. */
export interface Exchange {
  readonly wire: EmulatorWire
  readonly turn: Omit<Turn, 'inputTokens'>
  readonly recording: Recording
  readonly response: ServerResponse
}
