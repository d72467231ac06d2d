import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'

/** One way in which a body may arrive. */
export interface Chunking {
  /** For the test's title; no two are alike. */
  readonly name: string
  /** Together they are the body. Some are empty. */
  readonly chunks: readonly Uint8Array[]
}

export interface ChunkingsOptions {
  /** For the random ones: the same seed cuts in the same places. Default 1. */
  readonly seed?: number
  /** Gives numbers from 0 to 1, such as `Math.random`; wins over `seed`. */
  readonly random?: () => number
}

/** Beyond so many offsets for a single cut, this many of them are taken, evenly spread. */
const MOST_OFFSETS = 2_000
/** Beyond so many bytes, the rest comes in one chunk. */
const MOST_BYTES = 65_536
const RANDOM_ONES = 8
const CR = 13
const LF = 10

/**
 * The ways in which the network may cut a body: what a parser makes of it must not depend on them.
 *
 * Whole; byte by byte (of a body over 64 KiB the first 64 KiB, then the rest); in two parts, cut at every offset (of a
 * body over 2000 bytes at 2000 offsets, evenly spread); in pieces of 7 and of 97 bytes; after, before, inside (between CR
 * and LF) and around the line ends, and one byte after them; inside every character of several bytes; with empty chunks
 * between; and eight times at random, some chunks empty. The chunks are views of one copy of the body.
 *
 * @example
 * test.each(chunkings('data: Grüße\r\n\r\n'))('$name', ({ chunks }) => {
 *   expect(parse(chunks)).toEqual(['Grüße'])
 * })
 */
export function chunkings(body: string | Uint8Array, options: ChunkingsOptions = {}): Chunking[] {
  if (typeof body !== 'string' && !ArrayBuffer.isView(body)) {
    throw createProviderError('Config', 'chunkings: the body must be a string or a Uint8Array')
  }
  checkOptions('chunkings', options, { seed: rule.number, random: rule.function })
  const { seed = 1, random = randomFrom(seed) } = options
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body)
  const { length } = bytes
  const ends = lineEnds(bytes)
  const cut = (name: string, offsets: readonly number[]): Chunking => ({ name, chunks: cutAt(bytes, offsets) })

  const single = offsetsIn(length).map((offset) => cut(`in two parts, cut at byte ${offset}`, [offset]))
  const byByte = every(1, Math.min(length, MOST_BYTES + 1))
  const inside = ends.flatMap(({ from, to }) => (to - from > 1 ? [from + 1] : []))
  const loose = every(7, length).flatMap((offset) => [offset, offset])
  return [
    cut('whole', []),
    cut(length > MOST_BYTES ? `byte by byte (the first ${MOST_BYTES})` : 'byte by byte', byByte),
    ...single,
    cut('in pieces of 7 bytes', every(7, length)),
    cut('in pieces of 97 bytes', every(97, length)),
    cut(
      'after every line end',
      ends.map(({ to }) => to),
    ),
    cut(
      'before every line end',
      ends.map(({ from }) => from),
    ),
    cut(
      'around every line end',
      ends.flatMap(({ from, to }) => [from, to]),
    ),
    cut('between CR and LF', inside),
    cut(
      'one byte after every line end',
      ends.map(({ to }) => to + 1),
    ),
    cut(
      'inside every character of several bytes',
      every(1, length).filter((offset) => isContinuation(bytes[offset])),
    ),
    cut('in pieces of 7 bytes, with empty chunks between', [0, ...loose, length]),
    ...Array.from({ length: RANDOM_ONES }, (_, index) =>
      cut(`at random (${index + 1})`, randomOffsets(length, random)),
    ),
  ]
}

/** Offsets that repeat give empty chunks; those beyond the body are left out. */
function cutAt(bytes: Uint8Array, offsets: readonly number[]): Uint8Array[] {
  const edges = [0, ...offsets.filter((offset) => offset <= bytes.length), bytes.length]
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
}

/** step, 2 * step and so on, below `length`. */
function every(step: number, length: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / step) - 1) }, (_, index) => (index + 1) * step)
}

function offsetsIn(length: number): number[] {
  const all = every(1, length)
  if (all.length <= MOST_OFFSETS) return all
  return Array.from({ length: MOST_OFFSETS }, (_, index) => 1 + Math.floor((index * all.length) / MOST_OFFSETS))
}

interface LineEnd {
  readonly from: number
  readonly to: number
}

/** CR LF is one line end. */
function lineEnds(bytes: Uint8Array): LineEnd[] {
  const ends: LineEnd[] = []
  for (let from = 0; from < bytes.length; from++) {
    if (bytes[from] !== CR && bytes[from] !== LF) continue
    const to = bytes[from] === CR && bytes[from + 1] === LF ? from + 2 : from + 1
    ends.push({ from, to })
    from = to - 1
  }
  return ends
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function randomOffsets(length: number, random: () => number): number[] {
  const cuts = 1 + Math.floor(random() * Math.min(length, 50))
  const offsets = Array.from({ length: cuts }, () => Math.min(length, Math.floor(random() * (length + 1))))
  return offsets.sort((a, b) => a - b).flatMap((offset) => (random() < 0.2 ? [offset, offset] : [offset]))
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
