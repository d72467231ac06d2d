/**
 * Whether the end of a reply is that of its connection. Where such a reply is held while the connection breaks, undici 7
 * throws at nobody, which ends the process.
 */
export function endsWithConnection(headers: Readonly<Record<string, string>>): boolean {
  const { connection = '', 'content-length': length, 'transfer-encoding': coding } = headers
  return connection.toLowerCase().includes('close') || (length === undefined && coding === undefined)
}
