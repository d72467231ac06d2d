import type { ChatVendor } from './ChatVendor.ts'

/** The services that `openai({ vendor })` knows. A new one is a row. */
export const chatVendors = {
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    defaultModel: 'gpt-5-mini',
    maxTokensKey: 'max_completion_tokens',
  },
  azure: {
    baseUrl: undefined,
    keyHeader: 'api-key',
    maxTokensKey: 'max_completion_tokens',
  },
  groq: {
    baseUrl: 'https://api.groq.com/openai/v1',
    defaultModel: 'llama-3.3-70b-versatile',
    maxTokensKey: 'max_completion_tokens',
  },
  mistral: {
    baseUrl: 'https://api.mistral.ai/v1',
    defaultModel: 'mistral-small-latest',
    seedKey: 'random_seed',
    requiredTool: 'any',
    asksForUsage: false,
  },
  deepseek: {
    baseUrl: 'https://api.deepseek.com/v1',
    defaultModel: 'deepseek-chat',
  },
  xai: {
    baseUrl: 'https://api.x.ai/v1',
    defaultModel: 'grok-4-1-fast-non-reasoning',
  },
  openrouter: {
    baseUrl: 'https://openrouter.ai/api/v1',
    defaultModel: 'openrouter/auto',
  },
  perplexity: {
    baseUrl: 'https://api.perplexity.ai',
    defaultModel: 'sonar',
    asksForUsage: false,
  },
  alibaba: {
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    defaultModel: 'qwen-plus',
  },
  writer: {
    baseUrl: 'https://api.writer.com/v1',
    path: '/chat',
    defaultModel: 'palmyra-x5',
  },
  huggingface: {
    baseUrl: 'https://router.huggingface.co/v1',
  },
  vllm: { baseUrl: 'http://127.0.0.1:8000/v1' },
  llamaCpp: {
    baseUrl: 'http://127.0.0.1:8080/v1',
  },
  lmStudio: { baseUrl: 'http://127.0.0.1:1234/v1' },
  ollama: { baseUrl: 'http://127.0.0.1:11434/v1' },
} as const satisfies Readonly<Record<string, ChatVendor>>

export type ChatVendorName = keyof typeof chatVendors
