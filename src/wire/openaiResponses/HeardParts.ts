const UNPLACED = '?'

/**
 * The parts of a response that were heard piece by piece, so that the events which repeat a part whole are not taken for
 * more of it. Services leave indices out of some events: a part without a place may then be any of its kind.
 */
export class HeardParts {
  readonly #keys = new Set<string>()

  /** Whether anything of this kind was heard. */
  any(kind: string): boolean {
    return [...this.#keys].some((key) => key.startsWith(kind))
  }

  add(kind: string, ...place: readonly unknown[]): void {
    this.#keys.add(keyOf(kind, place))
  }

  has(kind: string, ...place: readonly unknown[]): boolean {
    const key = keyOf(kind, place)
    if (this.#keys.has(key) || this.#keys.has(kind + UNPLACED)) return true
    return key === kind + UNPLACED && this.any(kind)
  }

  clear(): void {
    this.#keys.clear()
  }
}

function keyOf(kind: string, place: readonly unknown[]): string {
  return kind + (place.every((index) => typeof index === 'number') ? place.join('.') : UNPLACED)
}
