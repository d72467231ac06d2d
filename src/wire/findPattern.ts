import { endOfNumber } from './endOfNumber.ts'
import { endOfString } from './endOfString.ts'

/** JSON texts that are the same but for some strings and numbers in them. */
export interface Pattern {
  /** What all begin with, up to the first hole. */
  readonly before: string
  readonly holes: readonly Hole[]
  readonly value: unknown
}

/** Where texts differ: between the quotes of a string, or in a number. */
interface Hole {
  readonly isNumber: boolean
  /** What stands behind it, up to the next one or to the end. */
  readonly gap: string
  /** Where in the value it belongs. */
  readonly path: readonly string[]
  /** How many of the objects on that path are on the path of one before it too. */
  readonly shared: number
}

interface Part {
  readonly text: string
  /** What kind of hole is behind it; undefined behind the last one. */
  readonly hole?: 'string' | 'number'
}

/** Holes of a text: what was said, a time, a filling that hides how long it is, how many tokens there were so far. */
const MOST = 6
/** Stand in for a string and a number while their places are looked up. */
const MARK = '\u{f8ff}rivulet\u{f8ff}'
const NUMBER_MARK = 8_912_345_670_123_456
const QUOTE = 34
const BACKSLASH = 92

/**
 * What two texts have in common, proved by parsing it with a mark in the place of each hole. What an object says of its
 * `type` decides what else must be in it, so texts that differ there have nothing in common.
 */
export function findPattern(one: string, two: string): Pattern | undefined {
  const parts = commonParts(one, two)
  if (parts.length === 0) return undefined
  const marks = parts.map(({ hole }, at) => (hole === 'number' ? NUMBER_MARK + 2 * at : `${MARK}${at}`))
  const value = parseIfJson(parts.map(({ text, hole }, at) => (hole ? `${text}${marks[at]}` : text)).join(''))
  const places = marks.slice(0, -1).map((mark) => placesOf(value, mark))
  if (typeof value !== 'object' || value === null || !places.every(isFree)) return undefined
  const paths = places.flat()
  const holes = paths.map((path, at) => ({
    isNumber: parts[at]?.hole === 'number',
    gap: parts[at + 1]?.text ?? '',
    path,
    shared: Math.max(0, ...paths.slice(0, at).map((other) => countShared(path, other))),
  }))
  return { before: parts[0]?.text ?? '', holes, value }
}

/** Whether the hole has one place, and is not a `type`. */
function isFree(places: readonly (readonly string[])[]): boolean {
  return places.length === 1 && places[0]?.at(-1) !== 'type'
}

/** The parts that stand in both; none if they differ in more than a few strings and numbers. */
function commonParts(one: string, two: string): Part[] {
  const parts: Part[] = []
  let from = 0
  let here = 0
  let there = 0
  let inString = false
  let opened = 0
  while (parts.length <= MOST) {
    while (here < two.length && one.charCodeAt(there) === two.charCodeAt(here)) {
      const code = two.charCodeAt(here)
      here += 1
      there += 1
      if (code === QUOTE) {
        inString = !inString
        opened = here
      } else if (code === BACKSLASH && one.charCodeAt(there) === two.charCodeAt(here)) {
        here += 1
        there += 1
      }
    }
    if (here === two.length && there === one.length) return [...parts, { text: two.slice(from) }]
    const start = inString ? opened : startOfNumber(two, here)
    if (start <= from) return []
    const end = inString ? endOfString : endOfNumber
    parts.push({ text: two.slice(from, start), hole: inString ? 'string' : 'number' })
    there = end(one, there - (here - start))
    here = end(two, start)
    from = here
  }
  return []
}

function startOfNumber(text: string, within: number): number {
  let start = within
  while (start > 0 && endOfNumber(text, start - 1) >= start) start -= 1
  return start
}

function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placesOf(value: unknown, mark: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === mark ? [[key]] : placesOf(inner, mark).map((path) => [key, ...path]),
  )
}

function countShared(path: readonly string[], other: readonly string[]): number {
  const differs = path.findIndex((key, at) => key !== other[at])
  return Math.max(0, differs)
}
