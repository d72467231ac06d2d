import {
  anthropic,
  type ChatEvent,
  type ChatVendorName,
  codeLinkAva,
  cohere,
  gemini,
  ollama,
  openai,
  openaiResponses,
  type Provider,
  type ProviderConfig,
  vitalentum,
  ylokh,
} from '../index.ts'

/** What the program knows of a vendor. */
export interface VendorRow {
  readonly events: (config: ProviderConfig) => Provider<ChatEvent>
  /** The environment variables that may hold its key; the first one that is set counts. */
  readonly keys?: readonly string[]
  /** It has one model and takes no other. */
  readonly oneModel?: boolean
  /**
   * Its service is gone: unless a base URL is given, the embedded emulator plays it, with the first token after so many
   * milliseconds.
   */
  readonly offline?: number
}

const chat = (vendor: ChatVendorName) => (config: ProviderConfig) => openai.events({ ...config, vendor })

/** Every vendor that can be asked for, a row each. Those that the emulator plays are asked where nobody is named. */
export const vendors = {
  codeLinkAva: { events: codeLinkAva.events, oneModel: true, offline: 120 },
  ylokh: { events: ylokh.events, offline: 60 },
  vitalentum: { events: vitalentum.events, oneModel: true, offline: 200 },
  openai: { events: openai.events, keys: ['OPENAI_API_KEY'] },
  openaiResponses: { events: openaiResponses.events, keys: ['OPENAI_API_KEY'] },
  anthropic: { events: anthropic.events, keys: ['ANTHROPIC_API_KEY'] },
  gemini: { events: gemini.events, keys: ['GOOGLE_API_KEY', 'GEMINI_API_KEY'] },
  cohere: { events: cohere.events, keys: ['CO_API_KEY', 'COHERE_API_KEY'] },
  ollama: { events: ollama.events },
  azure: { events: chat('azure'), keys: ['AZURE_OPENAI_API_KEY'] },
  groq: { events: chat('groq'), keys: ['GROQ_API_KEY'] },
  mistral: { events: chat('mistral'), keys: ['MISTRAL_API_KEY'] },
  deepseek: { events: chat('deepseek'), keys: ['DEEPSEEK_API_KEY'] },
  xai: { events: chat('xai'), keys: ['XAI_API_KEY'] },
  openrouter: { events: chat('openrouter'), keys: ['OPENROUTER_API_KEY'] },
  perplexity: { events: chat('perplexity'), keys: ['PERPLEXITY_API_KEY'] },
  alibaba: { events: chat('alibaba'), keys: ['DASHSCOPE_API_KEY'] },
  writer: { events: chat('writer'), keys: ['WRITER_API_KEY'] },
  huggingface: { events: chat('huggingface'), keys: ['HF_TOKEN'] },
  vllm: { events: chat('vllm') },
  llamaCpp: { events: chat('llamaCpp') },
  lmStudio: { events: chat('lmStudio') },
} as const satisfies Readonly<Record<ChatVendorName | 'codeLinkAva' | 'ylokh' | 'vitalentum', VendorRow>> &
  Readonly<Record<string, VendorRow>>
