import type { Behave } from './FaultRow.ts'

/** An answer as it should be. */
export const well =
  (...tokens: string[]): Behave =>
  (connection, { wire }) => {
    connection.head()
    connection.send(wire.open, ...tokens.map(wire.token), wire.closing + wire.mark)
    connection.finish()
  }
