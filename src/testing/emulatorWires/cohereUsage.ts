import type { Usage } from '../../core/ChatEvent.ts'

/** Usage as Cohere reports it: what is billed and what was counted. */
export function cohereUsage({ inputTokens = 0, outputTokens = 0, cachedInputTokens }: Usage): object {
  const tokens = { input_tokens: inputTokens, output_tokens: outputTokens }
  return {
    billed_units: tokens,
    tokens,
    ...(cachedInputTokens === undefined ? {} : { cached_tokens: cachedInputTokens }),
  }
}
