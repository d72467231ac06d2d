import type { ChatEvent } from '../core/ChatEvent.ts'
import type { Provider } from '../core/Provider.ts'
import { anthropic } from './anthropic.ts'
import type { ChatVendorName } from './chatVendors.ts'
import { cohere } from './cohere.ts'
import { gemini } from './gemini.ts'
import { keyVariables } from './keyVariables.ts'
import { ollama } from './ollama.ts'
import { ollamaUrl } from './ollamaUrl.ts'
import { openai } from './openai.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Source = (env: Environment) => Provider<ChatEvent> | undefined

/** In this order; the first one is the one that `fallback` asks first. */
const SOURCES: readonly Source[] = [
  keyed(openai.events, ['OPENAI_API_KEY'], 'OPENAI_BASE_URL'),
  keyed((config) => anthropic.events(withVersion(config)), ['ANTHROPIC_API_KEY'], 'ANTHROPIC_BASE_URL'),
  keyed(gemini.events, ['GOOGLE_API_KEY', 'GEMINI_API_KEY']),
  ...(['groq', 'mistral', 'deepseek', 'xai', 'openrouter', 'perplexity'] as const).map(chat),
  keyed(cohere.events, ['CO_API_KEY', 'COHERE_API_KEY']),
  ...(['alibaba', 'writer'] as const).map(chat),
  ({ OLLAMA_HOST: host }) => (host ? ollama.events({ baseUrl: ollamaUrl(host) }) : undefined),
]

/**
 * The vendors whose keys are set in the environment, on their events face, with their default models: OpenAI, Anthropic,
 * Gemini, Groq, Mistral, DeepSeek, xAI, OpenRouter, Perplexity, Cohere, Alibaba, Writer, and Ollama where `OLLAMA_HOST`
 * is set. `OPENAI_BASE_URL` and `ANTHROPIC_BASE_URL` (with or without its `/v1`) are followed; of Google's two keys
 * `GOOGLE_API_KEY` wins.
 *
 * This is the only place of the library that reads the environment.
 *
 * @param env Default: `process.env`, nothing where there is no process.
 * @throws Config where a variable holds no URL
 * @example
 * fallback(fromEnv())(messages).pipe(text()).subscribe((token) => process.stdout.write(token))
 */
export function fromEnv(env: Environment = globalThis.process?.env ?? {}): readonly Provider<ChatEvent>[] {
  return SOURCES.map((source) => source(env)).filter((provider) => provider !== undefined)
}

function keyed(
  events: (config: ProviderConfig) => Provider<ChatEvent>,
  keys: readonly string[],
  base?: string,
): Source {
  return (env) => {
    const apiKey = keys.map((name) => env[name]).find((key) => key)
    const baseUrl = base === undefined ? undefined : env[base]
    if (!apiKey) return undefined
    return events({ apiKey, ...(baseUrl ? { baseUrl } : {}) })
  }
}

function chat(vendor: ChatVendorName): Source {
  return keyed((config) => openai.events({ ...config, vendor }), [keyVariables[vendor] ?? ''])
}

/** Anthropic's own clients append the version, others want it in the variable. */
function withVersion({ baseUrl, ...rest }: ProviderConfig): ProviderConfig {
  if (baseUrl === undefined) return rest
  const base = baseUrl.replace(/\/+$/, '')
  return { ...rest, baseUrl: /\/v\d+$/.test(base) ? base : `${base}/v1` }
}
