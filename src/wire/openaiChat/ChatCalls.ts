interface Fragment {
  readonly index?: number | null | undefined
  readonly id?: string | null | undefined
  readonly function?: { readonly name?: string | null | undefined } | null | undefined
}

/**
 * Which call a fragment belongs to: calls are numbered from 0 as they begin. The service's own index may be missing, may
 * be 0 for all of them, and may be anything at all.
 */
export class ChatCalls {
  /** The id of each call, `''` as long as it has none. */
  readonly #ids: string[] = []
  readonly #places = new Map<number, number>()
  #last = -1

  place(fragment: Fragment): number {
    const { index, id } = fragment
    const known = typeof index === 'number' ? this.#places.get(index) : this.#unnumbered(fragment)
    // Another id is another call, whatever the index says.
    const place = known === undefined || this.#differs(known, id) ? this.#ids.push('') - 1 : known
    if (typeof index === 'number') this.#places.set(index, place)
    if (id) this.#ids[place] = id
    this.#last = place
    return place
  }

  /** Without an index, a name begins a call, unless it repeats the id of the last one. */
  #unnumbered({ id, function: called }: Fragment): number | undefined {
    const begins = called?.name && !(id && id === this.#ids[this.#last])
    return begins || this.#last === -1 ? undefined : this.#last
  }

  #differs(place: number, id: Fragment['id']): boolean {
    const known = this.#ids[place]
    return Boolean(id && known && id !== known)
  }
}
