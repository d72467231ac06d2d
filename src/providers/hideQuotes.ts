const OTHER = /[^\p{L}\p{N}]+/gu
const LETTER = /[\p{L}\p{N}]/gu

/**
 * Blacks out what `text` quotes from `source`: every run of `length` letters and digits that both have, whatever stands
 * between them. So a quotation is found also where it was cut, wrapped or escaped.
 */
export function hideQuotes(text: string, source: string, length: number): string {
  const places = Array.from(text.matchAll(LETTER), ({ 0: letter, index }) => Array.from(letter, (_, at) => index + at)).flat()
  const letters = text.replace(OTHER, '')
  const wanted = new Map<string, number[]>()
  for (let at = 0; at + length <= letters.length; at++) {
    const run = letters.slice(at, at + length)
    wanted.set(run, [...(wanted.get(run) ?? []), at])
  }
  if (wanted.size === 0) return text
  const quoted = new Set<number>()
  const said = source.replace(OTHER, '')
  for (let at = 0; at + length <= said.length; at++) {
    for (const start of wanted.get(said.slice(at, at + length)) ?? []) quoted.add(start)
  }
  return blackOut(text, places, [...quoted].toSorted((a, b) => a - b), length)
}

function blackOut(text: string, places: readonly number[], starts: readonly number[], length: number): string {
  let clean = ''
  let done = 0
  for (const start of starts) {
    const [from = 0, to = 0] = [places[start], places[start + length - 1]]
    // Runs that overlap or touch are one.
    if (from > done || done === 0) clean += `${text.slice(done, from)}[redacted]`
    done = to + 1
  }
  return clean + text.slice(done)
}
