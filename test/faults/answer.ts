import type { Behave } from './FaultRow.ts'

/** An answer that is no stream, whole. */
export const answer =
  (status: number, headers: Readonly<Record<string, string>>, text = ''): Behave =>
  (connection) => {
    connection.head(status, { 'content-length': String(Buffer.byteLength(text)), ...headers })
    connection.send(text)
    connection.finish()
  }
