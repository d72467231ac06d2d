import type { FinishReason, Usage } from '../../core/ChatEvent.ts'
import { classifyFailure } from '../../core/classifyFailure.ts'
import { parseFailure } from '../../core/parseFailure.ts'
import { createUsage } from '../createUsage.ts'
import { dig } from '../dig.ts'
import { finishReasonOf } from '../finishReasonOf.ts'
import type { ReplyEnd } from '../ReplyReader.ts'

const REASONS: Readonly<Record<string, FinishReason>> = {
  COMPLETE: 'stop',
  STOP_SEQUENCE: 'stop',
  MAX_TOKENS: 'length',
  TOOL_CALL: 'toolCalls',
  ERROR_TOXIC: 'contentFilter',
}

/** The reasons of a reply that broke off. */
const BROKEN = /^(ERROR|ERROR_LIMIT|TIMEOUT)$/

/** What a reply says of itself. */
export class ReplyFacts {
  #id: string | undefined
  #raw = ''
  #usage: unknown

  get end(): ReplyEnd {
    return { reason: finishReasonOf(REASONS, this.#raw), raw: this.#raw, id: this.#id }
  }

  /** What the model counted; what is billed leaves out the service's own prompt, and stands in where that is missing. */
  get usage(): Usage | undefined {
    const count = (key: string) => dig(this.#usage, 'tokens', key) ?? dig(this.#usage, 'billed_units', key)
    return createUsage({
      inputTokens: count('input_tokens'),
      outputTokens: count('output_tokens'),
      reasoningTokens: undefined,
      cachedInputTokens: dig(this.#usage, 'cached_tokens'),
    })
  }

  begin(id: unknown): void {
    if (typeof id === 'string') this.#id = id
  }

  /** Takes `finish_reason` and `usage` from where they stand; a reply that broke off is thrown. */
  finish(source: unknown): void {
    this.#usage = dig(source, 'usage')
    const raw = dig(source, 'finish_reason')
    if (typeof raw === 'string') this.#raw = raw
    if (!BROKEN.test(this.#raw) && !dig(source, 'error')) return
    const said = parseFailure({ error: dig(source, 'error') })
    throw classifyFailure(said ?? { message: `the service broke the reply off (${this.#raw})` })
  }
}
