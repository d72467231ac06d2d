import { amendProviderError } from '../../core/amendProviderError.ts'
import type { ChatEvent, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { dig } from '../dig.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import type { AnthropicChunk, AnthropicDelta, AnthropicReplyBlock } from './anthropicChunk.ts'
import { MessageFacts } from './MessageFacts.ts'
import { readBlock } from './readBlock.ts'

type Emit = (event: ChatEvent) => void
type Start = Extract<AnthropicChunk, { readonly type: 'message_start' }>

/** A block that was begun. */
interface Block {
  readonly type: AnthropicReplyBlock['type']
  /** The number of its tool call, where it is one. */
  readonly call: number
  /** The call came with its arguments: what follows would repeat them. */
  readonly whole: boolean
}

/** Reads the events of a streamed message. */
export function createAnthropicReader(): ReplyReader<AnthropicChunk> {
  return new AnthropicReader()
}

class AnthropicReader implements ReplyReader<AnthropicChunk> {
  readonly hasOwnMark = true
  #facts = new MessageFacts()
  readonly #blocks = new Map<number, Block>()
  #calls = 0
  #started = false
  /** A tool call was handed on from its beginning to its end. */
  #called = false
  #text = ''
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

  read(chunk: AnthropicChunk, emit: Emit): boolean {
    let silent = true
    this.#take(chunk, (event) => {
      silent = false
      if (event.type === 'text') this.#text += event.text
      emit(event)
    })
    if (silent) emit(ACTIVITY)
    return this.#complete
  }

  #take(chunk: AnthropicChunk, emit: Emit): void {
    switch (chunk.type) {
      case 'message_start':
        return this.#start(chunk.message, emit)
      case 'content_block_start':
        return this.#begin(chunk.index, chunk.content_block, emit)
      case 'content_block_delta':
        return this.#delta(this.#block(chunk.index), chunk.delta, emit)
      case 'content_block_stop':
        this.#called ||= this.#block(chunk.index)?.type === 'tool_use'
        return
      case 'message_delta':
        this.#facts.take(chunk.delta)
        return this.#facts.take({ usage: chunk.usage })
      case 'message_stop':
        this.#complete = true
        return
      case 'error':
        throw failure(chunk)
      default:
        // The bare body of an error, where an event should be, is no event that can be ignored.
        if (dig(chunk, 'error') || (dig(chunk, 'type') === undefined && parseFailure(chunk))) throw failure(chunk)
    }
  }

  #start(message: Start['message'], emit: Emit): void {
    if (this.#started) {
      // A gateway may say it twice, or go over to another message where it lost the first one.
      if (message?.id === this.#facts.id) return
      if (this.#text !== '' || this.#called) throw restarted(this.#text)
      this.#facts = new MessageFacts()
      this.#blocks.clear()
    }
    this.#started = true
    this.#facts.take(message)
    // After a server tool has called a tool of ours, the call stands here.
    for (const block of message?.content ?? []) {
      if (block.type !== 'tool_use') continue
      readBlock(block, this.#calls++, emit)
      this.#called = true
    }
  }

  #begin(index: unknown, block: AnthropicReplyBlock | null | undefined, emit: Emit): void {
    if (!block) return
    const call = block.type === 'tool_use' ? this.#calls++ : -1
    let whole = false
    readBlock(block, call, (event) => {
      whole = event.type === 'toolCall' && event.arguments !== ''
      emit(event)
    })
    this.#blocks.set(typeof index === 'number' ? index : this.#blocks.size, { type: block.type, call, whole })
  }

  #block(index: unknown): Block | undefined {
    return this.#blocks.get(typeof index === 'number' ? index : this.#blocks.size - 1)
  }

  #delta(block: Block | undefined, delta: AnthropicDelta | null | undefined, emit: Emit): void {
    switch (delta?.type) {
      case 'text_delta':
        if (delta.text) emit({ type: 'text', text: delta.text })
        break
      case 'thinking_delta':
        if (delta.thinking) emit({ type: 'reasoning', text: delta.thinking })
        break
      case 'signature_delta':
        if (delta.signature && block?.type === 'thinking') {
          emit({ type: 'reasoning', text: '', signature: delta.signature })
        }
        break
      case 'input_json_delta':
        if (!delta.partial_json) break
        if (block === undefined) throw unbegun()
        if (block.type === 'tool_use' && !block.whole) {
          emit({ type: 'toolCall', index: block.call, arguments: delta.partial_json })
        }
        break
      default: // A type that is not read.
    }
  }
}

const ACTIVITY: ChatEvent = { type: 'activity' }

function failure(chunk: AnthropicChunk): Error {
  const said = parseFailure(chunk) ?? { message: 'the service reported an error without a message' }
  const requestId = dig(chunk, 'request_id')
  return amendProviderError(classifyFailure(said), typeof requestId === 'string' ? { requestId } : {})
}

/** What was delivered of the first message cannot be taken back, and the second one says it again. */
function restarted(text: string): Error {
  return createProviderError('Interrupted', 'another message began before the first one had ended', { text })
}

function unbegun(): Error {
  const message = 'the service sent the arguments of a tool call that it had not begun'
  return createProviderError('Decode', message, { path: 'index', input: '' })
}
