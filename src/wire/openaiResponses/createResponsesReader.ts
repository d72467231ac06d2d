import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import type { ProviderError } from '../../core/ProviderError.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import { HeardParts } from './HeardParts.ts'
import { outputItem } from './outputItem.ts'
import { ResponsesCalls } from './ResponsesCalls.ts'
import { shapeOf } from '../shapeOf.ts'
import { type ResponsesEvent, type ResponsesItem, responsesReply } from './responsesEvent.ts'

type Emit = (event: ChatEvent) => void

const reply = shapeOf(responsesReply)

const REASONS: Readonly<Record<string, FinishReason>> = {
  completed: 'stop',
  max_output_tokens: 'length',
  content_filter: 'contentFilter',
}

/**
 * Reads the events of a response. What `done` events repeat is dropped, unless nothing of it had come before. After the
 * end of a response another one may begin.
 */
export function createResponsesReader(): ReplyReader<ResponsesEvent> {
  return new ResponsesReader()
}

class ResponsesReader implements ReplyReader<ResponsesEvent> {
  readonly hasOwnMark = true
  readonly #heard = new HeardParts()
  readonly #calls = new ResponsesCalls()
  #raw = ''
  #called = false
  #usage: Usage | undefined
  #model: string | undefined
  #id: string | undefined

  get complete(): boolean {
    return this.#raw !== ''
  }

  get usage(): Usage | undefined {
    return this.#usage
  }

  get end(): ReplyEnd {
    const reason = finishReasonOf(REASONS, this.#raw)
    return {
      reason: reason === 'stop' && this.#called ? 'toolCalls' : reason,
      raw: this.#raw,
      model: this.#model,
      id: this.#id,
    }
  }

  read(event: ResponsesEvent, emit: Emit): boolean {
    let found = false
    this.#hear(event, (said) => {
      found = true
      if (said.type === 'toolCall') this.#called = true
      emit(said)
    })
    if (!found) emit(ACTIVITY)
    return false
  }

  #hear(event: ResponsesEvent, emit: Emit): void {
    switch (event.type) {
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        if (!event.delta) return
        this.#heard.add('text', [event.output_index, event.content_index], event.delta)
        return emit({ type: 'text', text: event.delta })
      case 'response.output_text.done':
        return this.#repeat(event.text, [event.output_index, event.content_index], emit)
      case 'response.refusal.done':
        return this.#repeat(event.refusal, [event.output_index, event.content_index], emit)
      case 'response.reasoning_text.delta':
      case 'response.reasoning_summary_text.delta':
        if (!event.delta) return
        this.#heard.add('reasoning', [event.output_index], event.delta)
        return emit({ type: 'reasoning', text: event.delta })
      case 'response.output_item.added':
        if (event.item?.type === 'function_call') this.#calls.open(event.item, event, this.#heed(emit))
        return
      case 'response.function_call_arguments.delta':
        if (event.delta) this.#calls.fill(event, event.delta, this.#heed(emit))
        return
      case 'response.function_call_arguments.done':
        return this.#calls.repeat(event, event.arguments ?? '', this.#heed(emit))
      case 'response.output_item.done':
        if (event.item) this.#close(event.item, event, emit)
        return
      case 'response.created':
        return this.#begin(event.response)
      case 'response.completed':
        return this.#finish('completed', event.response, emit)
      case 'response.incomplete':
        return this.#finish('incomplete', event.response, emit)
      case 'response.failed':
        return this.#finish('failed', event.response, emit)
      case 'error':
        throw failureOf(event)
      default:
        // Some send an error without a type.
        if (event.type === undefined && parseFailure(event)) throw failureOf(event)
    }
  }

  /** A tool call is something heard, too. */
  #heed(emit: Emit): Emit {
    return (event) => {
      this.#heard.add('call', [])
      emit(event)
    }
  }

  #repeat(text: string | null | undefined, place: readonly unknown[], emit: Emit): void {
    if (!text || this.#heard.has('text', place, text)) return
    this.#heard.add('text', place)
    emit({ type: 'text', text })
  }

  #close(item: ResponsesItem, place: { readonly output_index?: unknown }, emit: Emit): void {
    switch (item.type) {
      case 'message':
        outputItem.texts(item).forEach((text, index) => this.#repeat(text, [place.output_index, index], emit))
        return
      case 'reasoning': {
        const signature = outputItem.signature(item)
        const thoughts = outputItem.thoughts(item)
        const heard = this.#heard.has('reasoning', [place.output_index], thoughts.join(''))
        for (const text of heard ? [] : thoughts) emit({ type: 'reasoning', text })
        if (signature !== undefined) emit({ type: 'reasoning', text: '', signature })
        return this.#heard.add('reasoning', [place.output_index])
      }
      case 'function_call':
        return this.#calls.close(item, place, this.#heed(emit))
      default:
    }
  }

  #begin(response: unknown): void {
    this.#heard.clear()
    this.#calls.forget()
    this.#called = false
    this.#raw = ''
    this.#metadata(response)
  }

  #finish(end: string, response: unknown, emit: Emit): void {
    this.#metadata(response)
    const status = dig(response, 'status')
    if (end === 'failed' || status === 'failed') throw failureOf({ error: dig(response, 'error') })
    if (reply.is(response)) this.#supply(response.output, emit)
    const said = [dig(response, 'incomplete_details', 'reason'), status === 'in_progress' ? end : status, end]
    this.#raw = said.find((word): word is string => typeof word === 'string' && word !== '') ?? end
  }

  /** Of the whole output, what the events before it kept silent about. */
  #supply(output: readonly ResponsesItem[], emit: Emit): void {
    const news = output.filter(({ type }) => type !== undefined && !this.#heard.any(KINDS[type]))
    for (const item of news) {
      const index = item.type === 'function_call' ? this.#calls.next() : 0
      for (const event of outputItem.events(item, index)) emit(event)
    }
  }

  #metadata(response: unknown): void {
    const [model, id] = [dig(response, 'model'), dig(response, 'id')]
    if (typeof model === 'string') this.#model = model
    if (typeof id === 'string') this.#id = id
    this.#usage = readUsage(dig(response, 'usage')) ?? this.#usage
  }
}

const ACTIVITY: ChatEvent = { type: 'activity' }

/** What the events of an item are heard as. */
const KINDS = { message: 'text', reasoning: 'reasoning', function_call: 'call' } as const

function failureOf(event: unknown): ProviderError {
  const nameless = { message: 'the service reported an error without a message' }
  return classifyFailure(parseFailure(event) ?? parseFailure({ error: event }) ?? nameless)
}

function readUsage(usage: unknown): Usage | undefined {
  return createUsage({
    inputTokens: dig(usage, 'input_tokens'),
    outputTokens: dig(usage, 'output_tokens'),
    reasoningTokens: dig(usage, 'output_tokens_details', 'reasoning_tokens'),
    cachedInputTokens: dig(usage, 'input_tokens_details', 'cached_tokens'),
  })
}
