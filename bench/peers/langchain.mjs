import { ChatOpenAI } from '@langchain/openai'
import { fetchOver } from './fetchOver.mjs'
import { nowhere } from './nowhere.mjs'
import { question } from './question.mjs'

/** LangChain's model for OpenAI. */
export function connect(baseURL, fetch) {
  const configuration = { baseURL, ...(fetch && { fetch }) }
  const chat = new ChatOpenAI({ model: question.model, apiKey: 'bench', configuration })
  return async (onText) => {
    for await (const { content } of await chat.stream(question.messages)) if (content) onText(content)
  }
}

export const over = (chunks) => connect(nowhere, fetchOver(chunks))
