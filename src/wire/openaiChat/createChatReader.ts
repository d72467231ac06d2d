import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
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
  #toolIndex = -1

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
    return { reason: REASONS[this.#finish] ?? 'other', raw: this.#finish, model: this.#model, id: this.#id }
  }

  read(chunk: ChatChunk, emit: Emit): boolean {
    const finished = this.complete
    this.#metadata(chunk)
    let content = false
    for (const choice of chunk.choices ?? []) {
      if ((choice.index ?? 0) !== 0) continue
      const delta = choice[this.#part]
      if (delta && this.#content(delta, emit)) content = true
      if (choice.finish_reason) this.#finish = choice.finish_reason
    }
    if (!content) emit(ACTIVITY)
    // The usage chunk comes after the finish reason: nothing but the sentinel can follow it.
    return finished && chunk.usage !== undefined && chunk.usage !== null
  }

  #metadata(chunk: ChatChunk): void {
    if (chunk.error || !chunk.choices) this.#fail(chunk)
    if (this.#model === undefined && typeof chunk.model === 'string') this.#model = chunk.model
    if (this.#id === undefined && typeof chunk.id === 'string') this.#id = chunk.id
    const usage = chunk.usage ?? dig(chunk.x_groq, 'usage')
    if (usage) this.#usage = readUsage(usage) ?? this.#usage
  }

  #fail(chunk: ChatChunk): void {
    const failure = parseFailure(chunk)
    if (failure) throw classifyFailure(failure)
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
      // Without an index, a name opens a new call and what follows belongs to it.
      this.#toolIndex = call.index ?? (call.function?.name ? this.#toolIndex + 1 : Math.max(0, this.#toolIndex))
      emit({
        type: 'toolCall',
        index: this.#toolIndex,
        ...(call.id ? { id: call.id } : {}),
        ...(call.function?.name ? { name: call.function.name } : {}),
        arguments: call.function?.arguments ?? '',
      })
    }
    return found
  }
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
