import type { Behave } from './FaultRow.ts'
import type { Frames } from './frames.ts'

/** A part of a reply, in whatever wire. */
export type Write = (wire: Frames) => string

/** A reply of these parts, sent whole. */
export const says =
  (...parts: Write[]): Behave =>
  (connection, { wire }) => {
    connection.head()
    connection.send(...parts.map((part) => part(wire)))
    connection.finish()
  }

export const open: Write = (wire) => wire.open
export const hello: Write = (wire) => wire.token('Hel') + wire.token('lo')
export const end: Write = ({ closing, mark }) => closing + mark
