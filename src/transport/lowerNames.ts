type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The headers with their names in small letters, one text for each. */
export function lowerNames(headers: Headers = {}): Record<string, string> {
  const lowered: Record<string, string> = {}
  for (const name in headers) lowered[name.toLowerCase()] = String(headers[name] ?? '')
  return lowered
}
