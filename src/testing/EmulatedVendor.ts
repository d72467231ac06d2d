/**
 * Whom the emulator can play. `ylokh` and those from `groq` on speak the same wire as `openai`, each with a script of
 * its own.
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
  | 'groq'
  | 'deepseek'
  | 'mistral'
  | 'openrouter'
  | 'xai'
