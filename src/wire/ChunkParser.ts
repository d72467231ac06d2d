import { endOfNumber } from './endOfNumber.ts'
import { endOfString } from './endOfString.ts'
import { findPattern, type Pattern } from './findPattern.ts'

/** As JSON writes it. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/
/** Texts in a row that may differ in more than strings and numbers before nothing more is looked for. */
const PATIENCE = 16
/**
 * Chunks that are read before anything is looked for. A shorter reply would only pay for it, most of all one of hundreds at
 * once: what a pattern takes in memory, and so in the processor's caches, is then worth more than the parsing.
 */
const WAITING = 512

/**
 * `JSON.parse` for the chunks of one reply, which are the same text again and again but for some strings and numbers: what was
 * parsed once is not parsed a second time. Its result is that of `JSON.parse`, but values may share the parts that did
 * not change, so they are for reading.
 */
export class ChunkParser {
  /** Whether the last value is one before it but for what strings say and numbers count. */
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
    const found = pattern && readHoles(text, pattern)
    this.repeated = found !== undefined
    return pattern && found ? fill(pattern, found) : this.#learn(text)
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

/** What stands in the holes of a text that is as the pattern says, otherwise undefined. */
function readHoles(text: string, { before, holes }: Pattern): (string | number)[] | undefined {
  if (text.slice(0, before.length) !== before) return undefined
  const found: (string | number)[] = []
  let start = before.length
  for (const { isNumber, gap } of holes) {
    const end = isNumber ? endOfNumber(text, start) : endOfString(text, start)
    const value = isNumber ? numberIn(text.slice(start, end)) : stringIn(text.slice(start, end))
    if (value === undefined || text.slice(end, end + gap.length) !== gap) return undefined
    found.push(value)
    start = end + gap.length
  }
  return start === text.length ? found : undefined
}

function numberIn(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined
}

function stringIn(text: string): string | undefined {
  if (!text.includes('\\')) return text
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return undefined
  }
}

/** A copy of the pattern's value with these in its holes. */
function fill({ value, holes }: Pattern, found: readonly (string | number)[]): unknown {
  const whole = copy(value)
  for (let at = 0; at < holes.length; at++) {
    const { path, shared } = holes[at] as Pattern['holes'][0]
    const last = path.length - 1
    let inner = whole
    for (let depth = 0; depth < last; depth++) {
      const key = path[depth] as string
      const next = inner[key]
      inner = depth < shared ? (next as Record<string, unknown>) : (inner[key] = copy(next))
    }
    inner[path[last] as string] = found[at]
  }
  return whole
}

function copy(value: unknown): Record<string, unknown> {
  return (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string, unknown>
}
