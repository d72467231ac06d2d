import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import type { GeminiChunk, GeminiFunctionCall, GeminiPart } from './geminiChunk.ts'
import { PartialArguments } from './PartialArguments.ts'

type Emit = (event: ChatEvent) => void

const REASONS: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  FUNCTION_CALL: 'toolCalls',
  MAX_TOKENS: 'length',
  SAFETY: 'contentFilter',
  RECITATION: 'contentFilter',
  BLOCKLIST: 'contentFilter',
  PROHIBITED_CONTENT: 'contentFilter',
  SPII: 'contentFilter',
  IMAGE_SAFETY: 'contentFilter',
  IMAGE_PROHIBITED_CONTENT: 'contentFilter',
  IMAGE_RECITATION: 'contentFilter',
}

/** Google's word for "none yet". */
const UNSPECIFIED = /_UNSPECIFIED$/

/** Reads the chunks of Gemini. Only candidate 0; a blocked prompt is a reply that was filtered away. */
export function createGeminiReader(): ReplyReader<GeminiChunk> {
  return new GeminiReader()
}

class GeminiReader implements ReplyReader<GeminiChunk> {
  readonly hasOwnMark = true
  #raw = ''
  #reason: FinishReason = 'other'
  #usage: Usage | undefined
  #model: string | undefined
  #id: string | undefined
  #toolIndex = -1
  /** The arguments of the call that goes on. */
  #partial: PartialArguments | undefined

  get complete(): boolean {
    return this.#raw !== ''
  }

  get usage(): Usage | undefined {
    return this.#usage
  }

  get end(): ReplyEnd {
    const reason = this.#reason === 'stop' && this.#toolIndex >= 0 ? 'toolCalls' : this.#reason
    return { reason, raw: this.#raw, model: this.#model, id: this.#id }
  }

  read(chunk: GeminiChunk, emit: Emit): boolean {
    let found = false
    const say: Emit = (event) => {
      found = true
      emit(event)
    }
    this.#metadata(chunk)
    let place = 0
    for (const { index, content, finishReason } of chunk.candidates ?? []) {
      if ((index ?? place++) !== 0) continue
      for (const part of content?.parts ?? []) this.#part(part, say)
      if (finishReason && !UNSPECIFIED.test(finishReason)) {
        this.#endCall(say)
        this.#finish(finishReason, finishReasonOf(REASONS, finishReason))
      }
    }
    if (!found) emit(ACTIVITY)
    return false
  }

  #metadata({ error, promptFeedback, usageMetadata, modelVersion, responseId }: GeminiChunk): void {
    this.#usage = readUsage(usageMetadata) ?? this.#usage
    if (typeof modelVersion === 'string') this.#model = modelVersion
    if (typeof responseId === 'string') this.#id = responseId
    const failure = error ? parseFailure({ error }) : undefined
    if (failure) throw classifyFailure(failure)
    const blocked = dig(promptFeedback, 'blockReason')
    if (typeof blocked === 'string' && blocked !== '' && !UNSPECIFIED.test(blocked)) {
      this.#finish(blocked, 'contentFilter')
    }
  }

  #finish(raw: string, reason: FinishReason): void {
    this.#raw = raw
    this.#reason = reason
  }

  #part({ text, thought, thoughtSignature, functionCall }: GeminiPart, emit: Emit): void {
    const signature = thoughtSignature || undefined
    if (functionCall) {
      this.#call(functionCall, signature, emit)
    } else if (thought) {
      if (text || signature) emit({ type: 'reasoning', text: text ?? '', ...signed(signature) })
    } else if (typeof text === 'string') {
      if (text !== '') emit({ type: 'text', text })
      // The proof of an answer has no text of its own.
      if (signature !== undefined) emit({ type: 'reasoning', text: '', signature })
    }
  }

  #call(call: GeminiFunctionCall, signature: string | undefined, emit: Emit): void {
    const { id, name, args, partialArgs, willContinue } = call
    const goesOn = this.#partial !== undefined && !name
    if (!goesOn) {
      this.#endCall(emit)
      this.#toolIndex += 1
      if (willContinue || partialArgs) this.#partial = new PartialArguments(args)
    }
    for (const piece of partialArgs ?? []) this.#partial?.add(piece)
    emit({
      type: 'toolCall',
      index: this.#toolIndex,
      ...(id ? { id } : {}),
      ...(name ? { name } : {}),
      // What comes in pieces is written when all of it is there: the pieces may come in any order.
      arguments: this.#partial === undefined ? JSON.stringify(args ?? {}) : '',
      ...signed(signature),
    })
    if (!willContinue) this.#endCall(emit)
  }

  #endCall(emit: Emit): void {
    if (this.#partial === undefined) return
    const text = this.#partial.toJson()
    this.#partial = undefined
    emit({ type: 'toolCall', index: this.#toolIndex, arguments: text })
  }
}

const ACTIVITY: ChatEvent = { type: 'activity' }

function signed(signature: string | undefined): { signature?: string } {
  return signature === undefined ? {} : { signature }
}

function readUsage(usage: unknown): Usage | undefined {
  return createUsage({
    inputTokens: dig(usage, 'promptTokenCount'),
    outputTokens: dig(usage, 'candidatesTokenCount'),
    reasoningTokens: dig(usage, 'thoughtsTokenCount'),
    cachedInputTokens: dig(usage, 'cachedContentTokenCount'),
  })
}
