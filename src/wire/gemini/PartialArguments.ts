import { createProviderError } from '../../core/createProviderError.ts'
import { isJsonObject } from '../../core/isJsonObject.ts'
import type { GeminiPartialArgument } from './geminiChunk.ts'

type Step = string | number
type Container = unknown[] | Record<string, unknown>

/** Nothing that a tool takes is nested deeper. */
const DEEPEST = 64
const STEP = /\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/y

/**
 * The arguments of a tool call that come piece by piece, each with its place in the JSON. A string may come in pieces
 * itself: one that `willContinue` goes on with the next piece for the same place.
 */
export class PartialArguments {
  readonly #root: Record<string, unknown>
  /** The place whose string goes on. */
  #open: string | undefined

  constructor(args: Readonly<Record<string, unknown>> | null | undefined) {
    this.#root = { ...args }
  }

  add(piece: GeminiPartialArgument): void {
    const path = piece.jsonPath ?? ''
    const value = valueOf(piece)
    if (value !== undefined && !put(this.#root, stepsOf(path), value, path === this.#open)) {
      const input = path.slice(0, 200)
      throw createProviderError('Decode', 'the service sent a piece of an argument that fits nowhere', {
        path: 'functionCall.partialArgs.jsonPath',
        input,
      })
    }
    this.#open = piece.willContinue ? path : undefined
  }

  toJson(): string {
    return JSON.stringify(this.#root)
  }
}

function valueOf({ stringValue, numberValue, boolValue, nullValue }: GeminiPartialArgument): unknown {
  const value = stringValue ?? numberValue ?? boolValue ?? undefined
  return value === undefined && nullValue !== undefined ? null : value
}

/** Without steps where the path is none. */
function stepsOf(path: string): Step[] {
  const steps: Step[] = []
  let at = 1
  while (path.startsWith('$') && at < path.length && steps.length < DEEPEST) {
    STEP.lastIndex = at
    const [whole = '', name, index, single, double] = STEP.exec(path) ?? []
    if (whole === '') return []
    steps.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index))
    at += whole.length
  }
  return at === path.length ? steps : []
}

/** Puts a value in its place, and makes the containers on the way; false where there is no such place. */
function put(root: Container, steps: readonly Step[], value: unknown, append: boolean): boolean {
  let holder = root
  for (const [at, step] of steps.entries()) {
    if (!fits(holder, step)) return false
    const found: unknown = Object.hasOwn(holder, step) ? Reflect.get(holder, step) : undefined
    const next = steps[at + 1]
    if (next === undefined) {
      set(holder, step, append && typeof found === 'string' ? `${found}${String(value)}` : value)
    } else {
      const inner: unknown = found ?? (typeof next === 'number' ? [] : {})
      if (!Array.isArray(inner) && !isJsonObject(inner)) return false
      if (found === undefined) set(holder, step, inner)
      holder = inner as Container
    }
  }
  return steps.length > 0
}

/** A list has no gaps: a large index would make a large list. */
function fits(holder: Container, step: Step): boolean {
  return Array.isArray(holder) ? typeof step === 'number' && step <= holder.length : typeof step === 'string'
}

/** Defined, not assigned: `__proto__` is a key like any other. */
function set(holder: Container, step: Step, value: unknown): void {
  Object.defineProperty(holder, step, { value, configurable: true, enumerable: true, writable: true })
}
