interface Fragment {
  readonly index?: number | null | undefined
  readonly id?: string | null | undefined
  readonly function?:
    | { readonly name?: string | null | undefined; readonly arguments?: string | null | undefined }
    | null
    | undefined
}

interface Call {
  id: string | undefined
  arguments: string
}

/**
 * Which call a fragment belongs to: calls are numbered from 0 as they begin. The service's own index may be missing, may
 * be 0 for all of them, and may be anything at all.
 */
export class ChatCalls {
  readonly #calls: Call[] = []
  readonly #places = new Map<number, number>()
  #last = -1

  /** Mistral has written `"null"` where it had none. */
  static idOf({ id }: Fragment): string | undefined {
    return id && id !== 'null' ? id : undefined
  }

  place(fragment: Fragment): number {
    const { index } = fragment
    const id = ChatCalls.idOf(fragment)
    const known = typeof index === 'number' ? this.#places.get(index) : this.#unnumbered(fragment)
    const goesOn = known !== undefined && !this.#isAnother(known, fragment)
    const place = goesOn ? known : this.#calls.push({ id, arguments: '' }) - 1
    const call = this.#calls[place] as Call
    call.id = id ?? call.id
    call.arguments += fragment.function?.arguments ?? ''
    if (typeof index === 'number') this.#places.set(index, place)
    this.#last = place
    return place
  }

  /** Without an index, a name begins a call, unless it repeats the id of the last one. */
  #unnumbered(fragment: Fragment): number | undefined {
    const id = ChatCalls.idOf(fragment)
    const begins = fragment.function?.name && !(id && id === this.#calls[this.#last]?.id)
    return begins || this.#last === -1 ? undefined : this.#last
  }

  /** Whatever the index says, another id is another call, and so is a name with arguments where all of them had come. */
  #isAnother(place: number, fragment: Fragment): boolean {
    const call = this.#calls[place]
    const id = ChatCalls.idOf(fragment)
    if (id !== undefined) return call?.id !== undefined && id !== call.id
    return Boolean(fragment.function?.name && fragment.function.arguments) && isJson(call?.arguments ?? '')
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
