import type { ToolCallEvent } from '../../core/ChatEvent.ts'
import type { ResponsesItem } from './responsesEvent.ts'

type Emit = (event: ToolCallEvent) => void
type CallItem = Extract<ResponsesItem, { readonly type: 'function_call' }>

/** What an event says of the place of its item. */
interface Place {
  readonly item_id?: unknown
  readonly output_index?: unknown
}

interface Call {
  readonly index: number
  readonly id: string | undefined
  named: boolean
  /** Some of its arguments were handed on. */
  filled: boolean
}

/**
 * The tool calls of a reply, counted from 0. A fragment names its call by the item's id, which some services change on the
 * way, or by its place in the output; one that names none belongs to the call that was opened last.
 */
export class ResponsesCalls {
  readonly #byKey = new Map<string, Call>()
  #last: Call | undefined
  #count = 0

  /** The index of a call that comes in one piece. */
  next(): number {
    return this.#count++
  }

  /** Another response begins: its ids and places are its own, the count goes on. */
  forget(): void {
    this.#byKey.clear()
    this.#last = undefined
  }

  open(item: CallItem, place: Place, emit: Emit): Call {
    const call = this.#add({ item_id: item.id, output_index: place.output_index }, item)
    emit({ type: 'toolCall', index: call.index, ...nameOf(item), arguments: '' })
    return call
  }

  fill(place: Place, text: string, emit: Emit): void {
    const call = this.#find(place) ?? this.#add(place)
    call.filled = true
    emit({ type: 'toolCall', index: call.index, arguments: text })
  }

  /** The arguments as a whole: nothing new, unless none of them came in fragments. */
  repeat(place: Place, text: string, emit: Emit): void {
    if (text !== '' && !this.#find(place)?.filled) this.fill(place, text, emit)
  }

  close(item: CallItem, place: Place, emit: Emit): void {
    const found = this.#find({ item_id: item.id, output_index: place.output_index })
    const call = found === undefined || isAnother(found, item) ? this.open(item, place, emit) : found
    if (!call.named && (item.name || item.call_id)) {
      call.named = true
      emit({ type: 'toolCall', index: call.index, ...nameOf(item), arguments: '' })
    }
    if (!call.filled && item.arguments) {
      call.filled = true
      emit({ type: 'toolCall', index: call.index, arguments: item.arguments })
    }
  }

  #add({ item_id, output_index }: Place, item?: CallItem): Call {
    const call: Call = {
      index: this.next(),
      id: item?.call_id || undefined,
      named: Boolean(item?.name && item.call_id),
      filled: false,
    }
    if (typeof item_id === 'string') this.#byKey.set(`id ${item_id}`, call)
    if (typeof output_index === 'number') this.#byKey.set(`at ${output_index}`, call)
    this.#last = call
    return call
  }

  #find({ item_id, output_index }: Place): Call | undefined {
    const placed = typeof item_id === 'string' || typeof output_index === 'number'
    if (!placed) return this.#last
    return this.#byKey.get(`id ${String(item_id)}`) ?? this.#byKey.get(`at ${String(output_index)}`)
  }
}

function isAnother(call: Call, { call_id }: CallItem): boolean {
  return Boolean(call_id) && call.id !== undefined && call.id !== call_id
}

function nameOf({ call_id, name }: CallItem): { id?: string; name?: string } {
  return { ...(call_id ? { id: call_id } : {}), ...(name ? { name } : {}) }
}
