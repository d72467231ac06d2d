import { endOfString } from './endOfString.ts'

/** JSON texts that are the same but for what strings in them say. */
export interface Pattern {
  /** What all begin with, up to and with the quote before the first of the strings. */
  readonly before: string
  /** What stands behind each string, beginning with its quote; behind the last one, to the end. */
  readonly gaps: readonly string[]
  /** Where in the value each string belongs. */
  readonly paths: readonly (readonly string[])[]
  readonly value: unknown
}

/** Strings in which texts may differ: what was said, a time, a filling that hides how long it is. */
const MOST = 4
/** Stands in for a string while its place is looked up. */
const MARK = '\u{f8ff}rivulet\u{f8ff}'

/**
 * What two texts have in common, proved by parsing it with a mark in the place of each string. What an object says of its
 * `type` decides what else must be in it, so texts that differ there have nothing in common.
 */
export function findPattern(one: string, two: string): Pattern | undefined {
  const parts = commonParts(one, two)
  if (parts.length === 0) return undefined
  const marks = parts.slice(1).map((_, at) => `${MARK}${at}`)
  const value = parseIfJson(parts.map((part, at) => part + (marks[at] ?? '')).join(''))
  const paths = marks.map((mark) => placesOf(value, mark))
  if (typeof value !== 'object' || value === null || !paths.every(isFree)) return undefined
  const [before = '', ...gaps] = parts
  return { before, gaps, paths: paths.flat(), value }
}

/** Whether the string has one place, and is not a `type`. */
function isFree(places: readonly (readonly string[])[]): boolean {
  return places.length === 1 && places[0]?.at(-1) !== 'type'
}

/** The parts that stand in both, each but the last up to a quote behind which they differ; none if that are too many. */
function commonParts(one: string, two: string): string[] {
  const parts: string[] = []
  let from = 0
  let here = 0
  let there = 0
  while (parts.length <= MOST) {
    while (here < two.length && one.charCodeAt(there) === two.charCodeAt(here)) {
      here += 1
      there += 1
    }
    if (here === two.length && there === one.length) return [...parts, two.slice(from)]
    const start = two.lastIndexOf('"', here - 1) + 1
    if (start <= from) return []
    parts.push(two.slice(from, start))
    there = endOfString(one, there - (here - start))
    here = endOfString(two, start)
    from = here
  }
  return []
}

function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placesOf(value: unknown, mark: string): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === mark ? [[key]] : placesOf(inner, mark).map((path) => [key, ...path]),
  )
}
