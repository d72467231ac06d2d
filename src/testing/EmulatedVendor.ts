/**
 * Whom the emulator can play. `ylokh` and those from `azure` on speak the same wire as `openai`, without their own
 * peculiarities, each with a script of its own.
 */
export type EmulatedVendor =
  | 'codeLinkAva'
  | 'ylokh'
  | 'vitalentum'
  | 'openai'
  | 'openaiResponses'
  | 'anthropic'
  | 'gemini'
  | 'ollama'
  | 'cohere'
  | 'azure'
  | 'groq'
  | 'mistral'
  | 'deepseek'
  | 'xai'
  | 'openrouter'
  | 'perplexity'
  | 'alibaba'
  | 'writer'
  | 'huggingface'
  | 'vllm'
  | 'llamaCpp'
  | 'lmStudio'
