import type { ChatVendor } from './ChatVendor.ts'

/** The services that `openai({ vendor })` knows. A new one is a row. */
export const chatVendors = {
  openai: {
    url: 'https://openai.com',
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    defaultModel: 'gpt-5-mini',
    maxTokensKey: 'max_completion_tokens',
  },
  azure: {
    url: 'https://azure.microsoft.com/products/ai-services/openai-service',
    baseUrl: undefined,
    keyVariable: 'AZURE_OPENAI_API_KEY',
    keyHeader: 'api-key',
    maxTokensKey: 'max_completion_tokens',
  },
  groq: {
    url: 'https://groq.com',
    baseUrl: 'https://api.groq.com/openai/v1',
    keyVariable: 'GROQ_API_KEY',
    defaultModel: 'llama-3.3-70b-versatile',
    maxTokensKey: 'max_completion_tokens',
  },
  mistral: {
    url: 'https://mistral.ai',
    baseUrl: 'https://api.mistral.ai/v1',
    keyVariable: 'MISTRAL_API_KEY',
    defaultModel: 'mistral-small-latest',
    seedKey: 'random_seed',
    requiredTool: 'any',
    asksForUsage: false,
  },
  deepseek: {
    url: 'https://www.deepseek.com',
    baseUrl: 'https://api.deepseek.com/v1',
    keyVariable: 'DEEPSEEK_API_KEY',
    defaultModel: 'deepseek-chat',
  },
  xai: {
    url: 'https://x.ai',
    baseUrl: 'https://api.x.ai/v1',
    keyVariable: 'XAI_API_KEY',
    defaultModel: 'grok-4-1-fast-non-reasoning',
  },
  openrouter: {
    url: 'https://openrouter.ai',
    baseUrl: 'https://openrouter.ai/api/v1',
    keyVariable: 'OPENROUTER_API_KEY',
    defaultModel: 'openrouter/auto',
  },
  perplexity: {
    url: 'https://www.perplexity.ai',
    baseUrl: 'https://api.perplexity.ai',
    keyVariable: 'PERPLEXITY_API_KEY',
    defaultModel: 'sonar',
    asksForUsage: false,
  },
  alibaba: {
    url: 'https://www.alibabacloud.com/product/modelstudio',
    baseUrl: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
    keyVariable: 'DASHSCOPE_API_KEY',
    defaultModel: 'qwen-plus',
  },
  writer: {
    url: 'https://writer.com',
    baseUrl: 'https://api.writer.com/v1',
    path: '/chat',
    keyVariable: 'WRITER_API_KEY',
    defaultModel: 'palmyra-x5',
  },
  huggingface: {
    url: 'https://huggingface.co',
    baseUrl: 'https://router.huggingface.co/v1',
    keyVariable: 'HF_TOKEN',
  },
  vllm: { url: 'https://docs.vllm.ai', baseUrl: 'http://127.0.0.1:8000/v1', keyVariable: undefined },
  llamaCpp: {
    url: 'https://github.com/ggml-org/llama.cpp',
    baseUrl: 'http://127.0.0.1:8080/v1',
    keyVariable: undefined,
  },
  lmStudio: { url: 'https://lmstudio.ai', baseUrl: 'http://127.0.0.1:1234/v1', keyVariable: undefined },
  ollama: { url: 'https://ollama.com', baseUrl: 'http://127.0.0.1:11434/v1', keyVariable: undefined },
} as const satisfies Readonly<Record<string, ChatVendor>>

export type ChatVendorName = keyof typeof chatVendors
