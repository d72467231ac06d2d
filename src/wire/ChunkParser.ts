import { endOfString } from './endOfString.ts'
import { findPattern, type Pattern } from './findPattern.ts'

/** Texts in a row that may differ in more than strings before nothing more is looked for. */
const PATIENCE = 16
/**
 * Chunks that are read before anything is looked for. A shorter reply would only pay for it, most of all one of hundreds at
 * once: what a pattern takes in memory, and so in the processor's caches, is then worth more than the parsing.
 */
const WAITING = 512

/**
 * `JSON.parse` for the chunks of one reply, which are the same text again and again but for a string or two: what was
 * parsed once is not parsed a second time. Its result is that of `JSON.parse`, but values may share the parts that did
 * not change, so they are for reading.
 */
export class ChunkParser {
  /** Whether the last value is the one before it but for what strings say. */
  repeated = false
  #last = ''
  #pattern: Pattern | undefined
  #patience = PATIENCE
  #waiting: number

  constructor(waiting = WAITING) {
    this.#waiting = waiting
  }

  parse(text: string): unknown {
    const pattern = this.#pattern
    const strings = pattern && stringsOf(text, pattern)
    this.repeated = strings !== undefined
    return pattern && strings ? fill(pattern, strings) : this.#learn(text)
  }

  #learn(text: string): unknown {
    const value: unknown = JSON.parse(text)
    if (this.#patience === 0) return value
    if (this.#waiting > 0) {
      this.#waiting -= 1
      return value
    }
    const last = this.#last
    this.#last = text
    const found = findPattern(last, text)
    if (found === undefined) {
      this.#patience -= 1
    } else {
      this.#pattern = found
      this.#patience = PATIENCE
    }
    return value
  }
}

/** The strings of a text that is as the pattern says, otherwise undefined. */
function stringsOf(text: string, { before, gaps }: Pattern): string[] | undefined {
  if (text.slice(0, before.length) !== before) return undefined
  const strings: string[] = []
  let start = before.length
  for (const gap of gaps) {
    const end = endOfString(text, start)
    const string = text.slice(start, end)
    const meant = string.includes('\\') ? unescape(string) : string
    if (meant === undefined || text.slice(end, end + gap.length) !== gap) return undefined
    strings.push(meant)
    start = end + gap.length
  }
  return start === text.length ? strings : undefined
}

function unescape(string: string): string | undefined {
  try {
    return JSON.parse(`"${string}"`) as string
  } catch {
    return undefined
  }
}

/** A copy of the pattern's value with these strings in it. */
function fill({ value, paths }: Pattern, strings: readonly string[]): unknown {
  const whole = copy(value)
  for (let at = 0; at < strings.length; at++) {
    const path = paths[at] as Pattern['paths'][0]
    const last = path.length - 1
    let inner = whole
    for (let depth = 0; depth < last; depth++) {
      const key = path[depth] as string
      inner = inner[key] = copy(inner[key])
    }
    inner[path[last] as string] = strings[at]
  }
  return whole
}

function copy(value: unknown): Record<string, unknown> {
  return (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string, unknown>
}
