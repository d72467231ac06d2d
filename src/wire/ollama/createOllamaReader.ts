import type { ChatEvent, FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { createUsage } from '../createUsage.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd, ReplyReader } from '../ReplyReader.ts'
import type { OllamaChunk } from './ollamaChunk.ts'

type Emit = (event: ChatEvent) => void

const REASONS: Readonly<Record<string, FinishReason>> = { stop: 'stop', length: 'length' }

/** Reads the lines of Ollama's chat. A tool call comes whole, in one line. */
export function createOllamaReader(): ReplyReader<OllamaChunk> {
  return new OllamaReader()
}

class OllamaReader implements ReplyReader<OllamaChunk> {
  #complete = false
  #raw = ''
  #usage: Usage | undefined
  #model: string | undefined
  #calls = 0

  get complete(): boolean {
    return this.#complete
  }

  get usage(): Usage | undefined {
    return this.#usage
  }

  get end(): ReplyEnd {
    const reason = finishReasonOf(REASONS, this.#raw)
    return { reason: reason === 'stop' && this.#calls > 0 ? 'toolCalls' : reason, raw: this.#raw, model: this.#model }
  }

  read(chunk: OllamaChunk, emit: Emit): boolean {
    this.#metadata(chunk)
    const { content, thinking, tool_calls } = chunk.message ?? {}
    if (thinking) emit({ type: 'reasoning', text: thinking })
    if (content) emit({ type: 'text', text: content })
    for (const { id, function: called } of tool_calls ?? []) {
      const { name, arguments: args } = called ?? {}
      emit({
        type: 'toolCall',
        index: this.#calls++,
        ...(id ? { id } : {}),
        ...(name ? { name } : {}),
        arguments: typeof args === 'string' ? args : JSON.stringify(args ?? {}),
      })
    }
    if (!thinking && !content && !tool_calls?.length) emit({ type: 'activity' })
    this.#complete = chunk.done === true
    return this.#complete
  }

  #metadata(chunk: OllamaChunk): void {
    const { error, model, done_reason, prompt_eval_count, eval_count } = chunk
    const failure = error ? parseFailure(chunk) : undefined
    if (failure) throw classifyFailure(failure)
    if (typeof model === 'string') this.#model = model
    if (typeof done_reason === 'string') this.#raw = done_reason
    const usage = createUsage({
      inputTokens: prompt_eval_count,
      outputTokens: eval_count,
      reasoningTokens: undefined,
      cachedInputTokens: undefined,
    })
    this.#usage = usage ?? this.#usage
  }
}
