import type { ChatVendorName } from './chatVendors.ts'

/** Where the key of a service that speaks OpenAI chat completions conventionally stands; a local server has none. */
export const keyVariables: Readonly<Partial<Record<ChatVendorName, string>>> = {
  openai: 'OPENAI_API_KEY',
  azure: 'AZURE_OPENAI_API_KEY',
  groq: 'GROQ_API_KEY',
  mistral: 'MISTRAL_API_KEY',
  deepseek: 'DEEPSEEK_API_KEY',
  xai: 'XAI_API_KEY',
  openrouter: 'OPENROUTER_API_KEY',
  perplexity: 'PERPLEXITY_API_KEY',
  alibaba: 'DASHSCOPE_API_KEY',
  writer: 'WRITER_API_KEY',
  huggingface: 'HF_TOKEN',
}
