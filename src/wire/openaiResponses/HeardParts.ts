type Kind = 'text' | 'reasoning' | 'call'
/** The indices of a part, as far as the event gives them. */
type Place = readonly unknown[]

const UNPLACED = '?'

/**
 * The parts of a response that were heard, so that the events which repeat a part whole are not taken for more of it.
 * Services leave indices out of some events, or change them: a part without a place may then be any of its kind, and one
 * whose text was heard piece by piece is known by that.
 */
export class HeardParts {
  readonly #keys = new Set<string>()
  readonly #pieces = { text: '', reasoning: '', call: '' }

  /** Whether anything of this kind was heard. */
  any(kind: Kind): boolean {
    return [...this.#keys].some((key) => key.startsWith(kind))
  }

  add(kind: Kind, place: Place, piece: string = ''): void {
    this.#keys.add(keyOf(kind, place))
    this.#pieces[kind] += piece
  }

  has(kind: Kind, place: Place, whole: string): boolean {
    const key = keyOf(kind, place)
    if (this.#keys.has(key) || this.#keys.has(kind + UNPLACED)) return true
    if (key === kind + UNPLACED && this.any(kind)) return true
    return this.#pieces[kind].includes(whole)
  }

  clear(): void {
    this.#keys.clear()
    Object.assign(this.#pieces, { text: '', reasoning: '', call: '' })
  }
}

function keyOf(kind: Kind, place: Place): string {
  return kind + (place.every((index) => typeof index === 'number') ? place.join('.') : UNPLACED)
}
