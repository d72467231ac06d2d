import type { Usage } from '../../core/ChatEvent.ts'
import type { Turn } from './EmulatorWire.ts'

interface Ending {
  readonly reason: string
  readonly usage: Usage | undefined
}

/** A reply of Gemini, or a piece of one: both have the same shape. */
export function geminiChunk({ request, number }: Turn, parts: readonly object[], ending?: Ending): object {
  const { inputTokens = 0, outputTokens = 0, reasoningTokens, cachedInputTokens } = ending?.usage ?? {}
  const content = { parts, role: 'model' }
  const usage = {
    promptTokenCount: inputTokens,
    candidatesTokenCount: outputTokens,
    totalTokenCount: inputTokens + outputTokens + (reasoningTokens ?? 0),
    ...(reasoningTokens === undefined ? {} : { thoughtsTokenCount: reasoningTokens }),
    ...(cachedInputTokens === undefined ? {} : { cachedContentTokenCount: cachedInputTokens }),
  }
  return {
    candidates: [{ content, ...(ending ? { finishReason: ending.reason } : {}), index: 0 }],
    ...(ending?.usage ? { usageMetadata: usage } : {}),
    modelVersion: /\/models\/([^/:]+):/.exec(request.path)?.[1] ?? 'gemini-2.5-flash',
    responseId: `emulated-${number}`,
  }
}
