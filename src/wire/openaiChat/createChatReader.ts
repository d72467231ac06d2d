import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { createProviderError } from '../../core/createProviderError.ts'
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
  #usage: Usage | undefined
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
    return this.#usage
  }

  get end(): ReplyEnd {
    return { reason: finishReasonOf(REASONS, this.#finish), raw: this.#finish, model: this.#model, id: this.#id }
  }

  read(chunk: ChatChunk, emit: Emit): boolean {
    const finished = this.complete
    this.#metadata(chunk)
    let content = false
    for (const choice of chunk.choices ?? []) {
      if ((choice.index ?? 0) !== 0) continue
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
    const usage = chunk.usage ?? dig(chunk.x_groq, 'usage')
    if (usage) this.#usage = readUsage(usage) ?? this.#usage
    const error = chunk.error || dig(chunk.x_groq, 'error')
    if (error) fail({ ...chunk, error })
    if (!chunk.choices) fail(chunk)
  }

  #end(reason: string): void {
    if (FAILED.test(reason)) {
      throw createProviderError('Upstream', `the service gave up the reply (${reason})`, { retryable: true })
    }
    this.#finish = reason
  }

  #content(delta: ChatDelta, emit: Emit): boolean {
    let found = false
    const say = (type: 'text' | 'reasoning', text: string | null | undefined) => {
      if (!text) return
      found = true
      emit({ type, text })
    }
    say('reasoning', delta.reasoning_content || delta.reasoning)
    if (Array.isArray(delta.content)) {
      for (const part of delta.content) {
        for (const thought of part.thinking ?? []) say('reasoning', thought.text)
        say('text', part.text)
      }
    } else {
      say('text', delta.content)
    }
    say('text', delta.refusal)
    for (const call of delta.tool_calls ?? []) {
      found = true
      const { name, arguments: json } = call.function ?? {}
      const id = ChatCalls.idOf(call)
      emit({
        type: 'toolCall',
        index: this.#calls.place(call),
        ...(id === undefined ? {} : { id }),
        ...(name ? { name } : {}),
        arguments: json ?? '',
      })
    }
    return found
  }
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

function readUsage(usage: unknown): Usage | undefined {
  return createUsage({
    inputTokens: dig(usage, 'prompt_tokens'),
    outputTokens: dig(usage, 'completion_tokens'),
    reasoningTokens: dig(usage, 'completion_tokens_details', 'reasoning_tokens'),
    cachedInputTokens: dig(usage, 'prompt_tokens_details', 'cached_tokens'),
  })
}
