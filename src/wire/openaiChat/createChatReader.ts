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
  #emit: Emit = () => undefined
  /** Whether the chunk had content. */
  #spoke = false
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
    this.#emit = emit
    this.#spoke = false
    let place = 0
    for (const choice of chunk.choices ?? []) {
      if ((choice.index ?? place++) !== 0) continue
      if (choice.error) fail({ error: choice.error })
      const delta = choice[this.#part]
      if (delta) this.#content(delta)
      if (choice.finish_reason) this.#end(choice.finish_reason)
    }
    if (!this.#spoke) emit(ACTIVITY)
    // The usage chunk comes after the finish reason: nothing but the sentinel can follow it.
    return finished && !chunk.choices?.length && chunk.usage !== undefined && chunk.usage !== null
  }

  #metadata(chunk: ChatChunk): void {
    // Azure begins with a chunk whose names are empty.
    this.#model ??= nameIn(chunk.model)
    this.#id ??= nameIn(chunk.id)
    const groq = isJsonObject(chunk.x_groq) ? chunk.x_groq : NOTHING
    const usage = chunk.usage ?? groq.usage
    const error = chunk.error || groq.error
    if (usage && (isCounted(usage) || readUsage(usage))) this.#usage = usage
    if (error || !chunk.choices) fail({ ...chunk, error })
  }

  #end(reason: string): void {
    if (FAILED.test(reason)) {
      throw createProviderError('Upstream', `the service gave up the reply (${reason})`, { retryable: true })
    }
    this.#finish = reason
  }

  #content(delta: ChatDelta): void {
    const { content, refusal, tool_calls: calls } = delta
    this.#say('reasoning', delta.reasoning_content || delta.reasoning)
    if (Array.isArray(content)) {
      for (const part of content) {
        for (const thought of part.thinking ?? []) this.#say('reasoning', thought.text)
        this.#say('text', part.text)
      }
    } else {
      this.#say('text', content)
    }
    this.#say('text', refusal)
    for (const call of calls ?? []) {
      const { name, arguments: json } = call.function ?? {}
      const id = ChatCalls.idOf(call)
      const named = defined({ id, name: name || undefined })
      this.#tell({ type: 'toolCall', index: this.#calls.place(call), ...named, arguments: json ?? '' })
    }
  }

  #say(type: 'text' | 'reasoning', text: string | null | undefined): void {
    if (text) this.#tell({ type, text })
  }

  #tell(event: ChatEvent): void {
    this.#spoke = true
    this.#emit(event)
  }
}

const NOTHING: JsonObject = {}

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
