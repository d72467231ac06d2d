const OTHER = /[^\p{L}\p{N}]+/gu
const LETTERS = /[\p{L}\p{N}]+/gu

/**
 * Blacks out what `text` quotes from `source`: every run of `length` letters and digits that both have, whatever stands
 * between them. So a quotation is found also where it was cut, wrapped or escaped.
 */
export function hideQuotes(text: string, source: string, length: number): string {
  const letters: string[] = []
  const places: number[] = []
  for (const { 0: run, index } of text.matchAll(LETTERS)) {
    letters.push(run)
    for (let at = 0; at < run.length; at++) places.push(index + at)
  }
  const starts = quotedAt(letters.join(''), source.replace(OTHER, ''), length)
  let clean = ''
  let done = 0
  for (const start of starts) {
    const from = places[start] ?? 0
    if (done === 0 || from >= done) clean += `${text.slice(done, from)}[redacted]`
    done = (places[start + length - 1] ?? 0) + 1
  }
  return clean + text.slice(done)
}

/** Where in `letters` a run begins that `source` has too. */
function quotedAt(letters: string, source: string, length: number): number[] {
  const runs = new Map<string, number[]>()
  for (let at = 0; at + length <= letters.length; at++) {
    const run = letters.slice(at, at + length)
    const known = runs.get(run)
    if (known) known.push(at)
    else runs.set(run, [at])
  }
  const found: number[] = []
  for (let at = 0; runs.size > 0 && at + length <= source.length; at++) {
    const run = source.slice(at, at + length)
    const known = runs.get(run)
    if (known === undefined) continue
    found.push(...known)
    // Found once is enough: a text that says one thing for ever costs no more than another.
    runs.delete(run)
  }
  return found.sort((a, b) => a - b)
}
