import type { ChatEvent, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { dig } from '../dig.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import type { CohereChunk } from './cohereChunk.ts'
import { ReplyFacts } from './ReplyFacts.ts'
import { readContent } from './readContent.ts'
import { readToolCall } from './readToolCall.ts'

type Emit = (event: ChatEvent) => void

/** Reads the events of a streamed reply. */
export function createCohereReader(): ReplyReader<CohereChunk> {
  return new CohereReader()
}

class CohereReader implements ReplyReader<CohereChunk> {
  readonly hasOwnMark = true
  readonly #facts = new ReplyFacts()
  /** The number of each call, by the index that the service gave it. */
  readonly #numbers = new Map<number, number>()
  #calls = 0
  #complete = false

  get complete(): boolean {
    return this.#complete
  }

  get usage(): Usage | undefined {
    return this.#facts.usage
  }

  get end(): ReplyEnd {
    return this.#facts.end
  }

  read(chunk: CohereChunk, emit: Emit): boolean {
    let silent = true
    this.#take(chunk, (event) => {
      silent = false
      emit(event)
    })
    if (silent) emit(ACTIVITY)
    return this.#complete
  }

  #take(chunk: CohereChunk, emit: Emit): void {
    switch (chunk.type) {
      case 'message-start':
        this.#facts.begin(chunk.id)
        break
      case 'content-start':
      case 'content-delta':
        readContent(chunk.delta?.message?.content, emit)
        break
      case 'tool-call-start':
        if (typeof chunk.index === 'number') this.#numbers.set(chunk.index, this.#calls)
        readToolCall(chunk.delta?.message?.tool_calls, this.#calls++, emit)
        break
      case 'tool-call-delta': {
        const json = chunk.delta?.message?.tool_calls?.function?.arguments
        if (json) emit({ type: 'toolCall', index: this.#number(chunk.index), arguments: json })
        break
      }
      case 'message-end':
        this.#facts.finish(chunk.delta)
        this.#complete = true
        break
      default:
        refuse(chunk)
    }
  }

  #number(index: unknown): number {
    const number = typeof index === 'number' ? this.#numbers.get(index) : this.#calls - 1
    if (number === undefined || number < 0) throw unbegun()
    return number
  }
}

const ACTIVITY: ChatEvent = { type: 'activity' }

/** An error event, or the bare body of an error where an event should be, is no event that can be ignored. */
function refuse(chunk: CohereChunk): void {
  const type = dig(chunk, 'type')
  if (type !== undefined && type !== 'error' && !dig(chunk, 'error')) return
  const failure = parseFailure(chunk)
  if (failure) throw classifyFailure(failure)
  if (type === 'error') throw classifyFailure({ message: 'the service reported an error without a message' })
}

function unbegun(): Error {
  const message = 'the service sent the arguments of a tool call that it had not begun'
  return createProviderError('Decode', message, { path: 'index', input: '' })
}
