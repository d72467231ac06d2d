type Key = string | number

/** A text that repeats but for one string: what stands before that string and after it, and where its value belongs. */
interface Pattern {
  readonly before: string
  readonly after: string
  readonly value: unknown
  readonly path: readonly Key[]
}

/** Lines in a row that may differ in more than one string before nothing more is looked for. */
const PATIENCE = 16
const QUOTE = 34
const BACKSLASH = 92
const SPACE = 32
/** Stands in for the string while its place is looked up. */
const MARK = '\u{f8ff}rivulet\u{f8ff}'

/**
 * `JSON.parse` for the chunks of one reply, which are the same text again and again but for one string: what was parsed
 * once is not parsed a second time. Its result is that of `JSON.parse`, but values may share parts that did not change,
 * so they are for reading.
 */
export class ChunkParser {
  /** Whether the last value differs from the one before it in one string alone. */
  repeated = false
  #last = ''
  #pattern: Pattern | undefined
  #patience = PATIENCE

  parse(text: string): unknown {
    const pattern = this.#pattern
    if (pattern !== undefined) {
      const { before, after, value, path } = pattern
      const end = text.length - after.length
      if (end >= before.length && text.slice(0, before.length) === before && text.slice(end) === after) {
        const string = readString(text, before.length, end)
        if (string !== undefined) {
          this.repeated = true
          return replace(value, path, string)
        }
      }
    }
    this.repeated = false
    return this.#learn(text)
  }

  #learn(text: string): unknown {
    const value: unknown = JSON.parse(text)
    if (this.#patience > 0) {
      this.#patience -= 1
      const found = findPattern(this.#last, text)
      if (found !== undefined) {
        this.#pattern = found
        this.#patience = PATIENCE
      }
      this.#last = text
    }
    return value
  }
}

/** What stands between two quotes, if it is one string. */
function readString(text: string, start: number, end: number): string | undefined {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE || code === BACKSLASH || code < SPACE)
      return parseIfJson(text.slice(start - 1, end + 1)) as string
  }
  return text.slice(start, end)
}

/** A copy of the value with another string at the path. */
function replace(value: unknown, path: readonly Key[], string: string): unknown {
  const last = path.length - 1
  if (last < 0) return string
  const whole = copy(value)
  let inner = whole
  for (let at = 0; at < last; at++) {
    const key = path[at] as Key
    inner = inner[key] = copy(inner[key])
  }
  inner[path[last] as Key] = string
  return whole
}

function copy(value: unknown): Record<Key, unknown> {
  return (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<Key, unknown>
}

/** The pattern of two texts in a row, proved by parsing it once more with a mark in the place of the string. */
function findPattern(last: string, text: string): Pattern | undefined {
  let differs = 0
  while (differs < last.length && last.charCodeAt(differs) === text.charCodeAt(differs)) differs += 1
  const start = text.lastIndexOf('"', differs - 1) + 1
  const before = text.slice(0, start)
  const after = text.slice(endOfString(text, start))
  if (after !== last.slice(endOfString(last, start))) return undefined
  const value = parseIfJson(`${before}${MARK}${after}`)
  const [path, ...others] = placesOf(value)
  return path === undefined || others.length > 0 ? undefined : { before, after, value, path }
}

function endOfString(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placesOf(value: unknown): Key[][] {
  if (value === MARK) return [[]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    // As a field to be written, this one would be the prototype.
    key === '__proto__' ? [] : placesOf(inner).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  )
}
