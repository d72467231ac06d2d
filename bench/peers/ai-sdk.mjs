import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { streamText } from 'ai'
import { fetchOver } from './fetchOver.mjs'
import { nowhere } from './nowhere.mjs'
import { question } from './question.mjs'

/** The AI SDK of Vercel, with its provider for servers that speak as OpenAI does. */
export function connect(baseURL, fetch) {
  const provider = createOpenAICompatible({ name: 'bench', baseURL, apiKey: 'bench', ...(fetch && { fetch }) })
  const model = provider(question.model)
  return async (onText) => {
    for await (const text of streamText({ model, messages: question.messages }).textStream) onText(text)
  }
}

export const over = (chunks) => connect(nowhere, fetchOver(chunks))
