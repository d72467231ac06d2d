import OpenAI from 'openai'
import { fetchOver } from './fetchOver.mjs'
import { nowhere } from './nowhere.mjs'
import { question } from './question.mjs'

/** The client of OpenAI. */
export function connect(baseURL, fetch) {
  const client = new OpenAI({ baseURL, apiKey: 'bench', ...(fetch && { fetch }) })
  return async (onText) => {
    for await (const chunk of await client.chat.completions.create({ ...question, stream: true })) {
      const content = chunk.choices[0]?.delta?.content
      if (content) onText(content)
    }
  }
}

export const over = (chunks) => connect(nowhere, fetchOver(chunks))
