import type { FinishReason, Usage } from '../../core/ChatEvent.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd } from '../ReplyReader.ts'

const REASONS: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'toolCalls',
  refusal: 'contentFilter',
}

/** What a message says of itself, in one place or bit by bit: the last word counts. */
export class MessageFacts {
  readonly #counts = new Map<string, number>()
  #model: string | undefined
  #id: string | undefined
  #raw = ''

  get id(): string | undefined {
    return this.#id
  }

  get end(): ReplyEnd {
    return { reason: finishReasonOf(REASONS, this.#raw), raw: this.#raw, model: this.#model, id: this.#id }
  }

  /** Anthropic counts what it read from the cache, and what it wrote to it, beside the input and not within it. */
  get usage(): Usage | undefined {
    const counts = this.#counts
    const read = counts.get('cache_read_input_tokens')
    const written = counts.get('cache_creation_input_tokens') ?? 0
    const input = counts.get('input_tokens')
    return createUsage({
      inputTokens: input === undefined ? undefined : input + (read ?? 0) + written,
      outputTokens: counts.get('output_tokens'),
      reasoningTokens: counts.get('thinking_tokens'),
      cachedInputTokens: read,
    })
  }

  /** Takes `id`, `model`, `stop_reason` and `usage` from where they stand. */
  take(source: unknown): void {
    const id = dig(source, 'id')
    const model = dig(source, 'model')
    const raw = dig(source, 'stop_reason')
    if (typeof id === 'string') this.#id = id
    if (typeof model === 'string') this.#model = model
    if (typeof raw === 'string' && raw !== '') this.#raw = raw
    const usage = dig(source, 'usage')
    for (const key of ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']) {
      this.#count(key, dig(usage, key))
    }
    this.#count('thinking_tokens', dig(usage, 'output_tokens_details', 'thinking_tokens'))
  }

  #count(key: string, count: unknown): void {
    if (typeof count === 'number') this.#counts.set(key, count)
  }
}
