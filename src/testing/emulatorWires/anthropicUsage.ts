import type { Usage } from '../../core/ChatEvent.ts'

/** Usage as Anthropic reports it: cached input is counted apart from the rest. */
export function anthropicUsage({ inputTokens = 0, outputTokens = 0, cachedInputTokens = 0 }: Usage): object {
  return {
    input_tokens: inputTokens - Math.min(inputTokens, cachedInputTokens),
    cache_read_input_tokens: cachedInputTokens,
    output_tokens: outputTokens,
  }
}
