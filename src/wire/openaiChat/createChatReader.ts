import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { defined } from '../../core/defined.ts'
import { isJsonObject, type JsonObject } from '../../core/isJsonObject.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import { ChatCalls } from './ChatCalls.ts'
import type { ChatChunk, ChatDelta } from './chatChunk.ts'

type Emit = (event: ChatEvent) => void

const REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  model_length: 'length',
  tool_calls: 'toolCalls',
  function_call: 'toolCalls',
  content_filter: 'contentFilter',
}

/** What some services say where they did not come to an end. */
const FAILED = /^(error|abort|insufficient_system_resource)$/

/** Reads chat completions: the `delta` of each chunk, or the `message` of a whole one. Only choice 0. */
export function createChatReader(part: 'delta' | 'message'): ReplyReader<ChatChunk> {
  return new ChatReader(part)
}

class ChatReader implements ReplyReader<ChatChunk> {
  readonly #part: 'delta' | 'message'
  #finish = ''
  /** As it came: some services send it with every chunk, and it is asked for once. */
  #usage: unknown
  #model: string | undefined
  #id: string | undefined
  readonly #calls = new ChatCalls()

  constructor(part: 'delta' | 'message') {
    this.#part = part
  }

  get complete(): boolean {
    return this.#finish !== ''
  }

  get usage(): Usage | undefined {
    return readUsage(this.#usage)
  }

  get end(): ReplyEnd {
    return { reason: finishReasonOf(REASONS, this.#finish), raw: this.#finish, model: this.#model, id: this.#id }
  }

  read(chunk: ChatChunk, emit: Emit): boolean {
    const finished = this.complete
    this.#metadata(chunk)
    let content = false
    let place = 0
    for (const choice of chunk.choices ?? []) {
      if ((choice.index ?? place++) !== 0) continue
      if (choice.error) fail({ error: choice.error })
      const delta = choice[this.#part]
      if (delta && this.#content(delta, emit)) content = true
      if (choice.finish_reason) this.#end(choice.finish_reason)
    }
    if (!content) emit(ACTIVITY)
    // The usage chunk comes after the finish reason: nothing but the sentinel can follow it.
    return finished && !chunk.choices?.length && chunk.usage !== undefined && chunk.usage !== null
  }

  #metadata(chunk: ChatChunk): void {
    // Azure begins with a chunk whose names are empty.
    this.#model ??= nameIn(chunk.model)
    this.#id ??= nameIn(chunk.id)
    const { usage = undefined, error = undefined } = isJsonObject(chunk.x_groq) ? chunk.x_groq : NOTHING
    const used = chunk.usage ?? usage
    if (used && (isCounted(used) || readUsage(used))) this.#usage = used
    if (chunk.error || error) fail({ ...chunk, error: chunk.error || error })
    if (!chunk.choices) fail(chunk)
  }

  #end(reason: string): void {
    if (FAILED.test(reason)) {
      throw createProviderError('Upstream', `the service gave up the reply (${reason})`, { retryable: true })
    }
    this.#finish = reason
  }

  /** Whether there was any. */
  #content(delta: ChatDelta, emit: Emit): boolean {
    const { content, refusal, tool_calls: calls } = delta
    let found = say('reasoning', delta.reasoning_content || delta.reasoning, emit)
    if (Array.isArray(content)) {
      for (const part of content) {
        for (const thought of part.thinking ?? []) found = say('reasoning', thought.text, emit) || found
        found = say('text', part.text, emit) || found
      }
    } else {
      found = say('text', content, emit) || found
    }
    found = say('text', refusal, emit) || found
    for (const call of calls ?? []) {
      found = true
      const { name, arguments: json } = call.function ?? {}
      const id = ChatCalls.idOf(call)
      const named = defined({ id, name: name || undefined })
      emit({ type: 'toolCall', index: this.#calls.place(call), ...named, arguments: json ?? '' })
    }
    return found
  }
}

const NOTHING: JsonObject = {}

function say(type: 'text' | 'reasoning', text: string | null | undefined, emit: Emit): boolean {
  if (!text) return false
  emit({ type, text })
  return true
}

/** Throws what the chunk says went wrong, if it does. */
function fail(chunk: object): void {
  const failure = parseFailure(chunk)
  if (failure) throw classifyFailure(failure)
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const ACTIVITY: ChatEvent = { type: 'activity' }

function isCounted(usage: unknown): boolean {
  return isJsonObject(usage) && typeof usage.completion_tokens === 'number'
}

function readUsage(usage: unknown): Usage | undefined {
  return createUsage({
    inputTokens: dig(usage, 'prompt_tokens'),
    outputTokens: dig(usage, 'completion_tokens'),
    reasoningTokens: dig(usage, 'completion_tokens_details', 'reasoning_tokens'),
    cachedInputTokens: dig(usage, 'prompt_tokens_details', 'cached_tokens'),
  })
}
