import type Anthropic from '@anthropic-ai/sdk'
import type {
  FunctionCallingConfig,
  FunctionCallingConfigMode,
  GenerateContentConfig,
  GenerateContentParameters,
  GenerationConfig,
  ToolConfig,
} from '@google/genai'
import type { ChatRequest as OllamaChatRequest } from 'ollama'
import type OpenAI from 'openai'
import type { AnthropicRequest } from '../../../src/wire/anthropic/anthropicRequest.ts'
import type { CohereRequest } from '../../../src/wire/cohere/cohereRequest.ts'
import type { GeminiRequest } from '../../../src/wire/gemini/geminiRequest.ts'
import type { OllamaRequest } from '../../../src/wire/ollama/ollamaRequest.ts'
import type { ChatRequest } from '../../../src/wire/openaiChat/chatRequest.ts'
import type { ResponsesRequest } from '../../../src/wire/openaiResponses/responsesRequest.ts'
// What Cohere sends, which its package has but does not export.
import type { V2ChatStreamRequest } from '../node_modules/cohere-ai/serialization/resources/v2/client/requests/V2ChatStreamRequest'

/*
 * Whatever our wires write is assignable to what each vendor publishes; types.test.ts has the compiler say so. A value
 * with a key too many is assignable as well, so `Strays` looks for those, at any depth.
 */

type Scalar = string | number | boolean | null | undefined
type KeyOf<T> = T extends unknown ? keyof T : never
type At<T, Key> = T extends unknown ? (Key extends keyof T ? NonNullable<T[Key]> : never) : never
type Item<T> = T extends readonly (infer Each)[] ? Each : never
type IsOpen<T> = unknown extends T ? true : string extends KeyOf<T> ? true : false

/** The keys of ours that theirs does not know. Where theirs takes any object there are none. */
type Strays<Ours, Theirs> =
  IsOpen<Theirs> extends true
    ? never
    : Ours extends Scalar
      ? never
      : Ours extends readonly (infer Each)[]
        ? Strays<Each, Item<Theirs>>
        : string extends keyof Ours
          ? never
          : { [Key in keyof Ours]-?: Key extends KeyOf<Theirs> ? Strays<NonNullable<Ours[Key]>, At<Theirs, Key>> : Key }[keyof Ours]

/** Does not compile where there is a stray key. */
type Known<Ours, Theirs extends object> = [Strays<Ours, Theirs>] extends [never] ? Theirs : never

/* OpenAI chat completions */
type ChatTheirs = OpenAI.ChatCompletionCreateParams
export const chat = (ours: ChatRequest): Known<ChatRequest, ChatTheirs> => ours
// @ts-expect-error: a wrong key
export const chatWrongKey = (ours: ChatRequest): ChatTheirs => ({ ...ours, maxTokens: 1 })
// @ts-expect-error: a wrong value, deep down
export const chatWrongRole = (ours: ChatRequest): ChatTheirs => ({ ...ours, messages: [{ role: 'bot', content: '' }] })
// @ts-expect-error: a key of ours that is not theirs
export const chatStray = (ours: ChatRequest & { stops?: string }): Known<typeof ours, ChatTheirs> => ours

/* OpenAI Responses */
type ResponsesTheirs = OpenAI.Responses.ResponseCreateParamsStreaming
type ResponsesWhole = OpenAI.Responses.ResponseCreateParamsNonStreaming
export const responses = (ours: ResponsesRequest<true>): Known<typeof ours, ResponsesTheirs> => ours
export const responsesWhole = (ours: ResponsesRequest<false>): Known<typeof ours, ResponsesWhole> => ours
// @ts-expect-error: a wrong key
export const responsesWrongKey = (ours: ResponsesRequest<true>): ResponsesTheirs => ({ ...ours, max_tokens: 1 })
// @ts-expect-error: a wrong value, deep down
export const responsesWrongItem = (ours: ResponsesRequest<true>): ResponsesTheirs => ({ ...ours, input: [{ type: 'x' }] })
// @ts-expect-error: a key of ours that is not theirs
export const responsesStray = (ours: ResponsesRequest<true> & { seed?: 1 }): Known<typeof ours, ResponsesTheirs> => ours

/* Anthropic */
type AnthropicTheirs = Anthropic.MessageCreateParamsStreaming
type AnthropicWhole = Anthropic.MessageCreateParamsNonStreaming
export const anthropic = (ours: AnthropicRequest<true>): Known<typeof ours, AnthropicTheirs> => ours
export const anthropicWhole = (ours: AnthropicRequest<false>): Known<typeof ours, AnthropicWhole> => ours
// @ts-expect-error: a wrong key
export const anthropicWrongKey = (ours: AnthropicRequest<true>): AnthropicTheirs => ({ ...ours, stop: ['a'] })
// @ts-expect-error: a wrong value, deep down
export const anthropicWrongChoice = (ours: AnthropicRequest<true>): AnthropicTheirs => ({ ...ours, tool_choice: 'any' })
// @ts-expect-error: a key of ours that is not theirs
export const anthropicStray = (ours: AnthropicRequest<true> & { seed?: 1 }): Known<typeof ours, AnthropicTheirs> => ours

/* Gemini: the client spreads generationConfig over its config, and names its enum where JSON has the enum's words. */
type Choice = Omit<FunctionCallingConfig, 'mode'> & { mode?: `${FunctionCallingConfigMode}` }
type Tooling = Omit<ToolConfig, 'functionCallingConfig'> & { functionCallingConfig?: Choice }
type GeminiSettings = Omit<GenerateContentConfig, 'toolConfig'> & { toolConfig?: Tooling }
type GeminiTheirs = Omit<GenerateContentParameters, 'config'> & { config: GeminiSettings }
const asParameters = ({ contents, generationConfig, ...more }: GeminiRequest) => ({
  model: 'gemini-2.5-flash',
  contents,
  config: { ...generationConfig, ...more },
})
export const gemini = (ours: ReturnType<typeof asParameters>): Known<typeof ours, GeminiTheirs> => ours
export const geminiSettings = ({ generationConfig: ours }: GeminiRequest): Known<typeof ours, GenerationConfig> => ours
// @ts-expect-error: a wrong key
export const geminiWrongKey = ({ contents }: GeminiRequest): GeminiTheirs => ({ model: '', contents, config: {}, seed: 1 })
// @ts-expect-error: a wrong value, deep down
export const geminiWrongMode = (): Tooling => ({ functionCallingConfig: { mode: 'REQUIRED' } })
// @ts-expect-error: a key of ours that is not theirs
export const geminiStray = (ours: { contents: []; model: ''; config: { n: 1 } }): Known<typeof ours, GeminiTheirs> => ours

/* Ollama */
type OllamaTheirs = OllamaChatRequest & { stream: true }
type OllamaWhole = OllamaChatRequest & { stream: false }
export const ollama = (ours: OllamaRequest<true>): Known<typeof ours, OllamaTheirs> => ours
export const ollamaWhole = (ours: OllamaRequest<false>): Known<typeof ours, OllamaWhole> => ours
// @ts-expect-error: a wrong key
export const ollamaWrongKey = (ours: OllamaRequest<true>): OllamaTheirs => ({ ...ours, temperature: 1 })
// @ts-expect-error: a wrong value, deep down
export const ollamaWrongOption = (ours: OllamaRequest<true>): OllamaTheirs => ({ ...ours, options: { stop: 'a' } })
// @ts-expect-error: a key of ours that is not theirs
export const ollamaStray = (ours: OllamaRequest<true> & { seed?: 1 }): Known<typeof ours, OllamaTheirs> => ours

/* Cohere */
type CohereTheirs = V2ChatStreamRequest.Raw & { stream: boolean }
export const cohere = (ours: CohereRequest): Known<CohereRequest, CohereTheirs> => ours
// @ts-expect-error: a wrong key
export const cohereWrongKey = (ours: CohereRequest): CohereTheirs => ({ ...ours, top_p: 1 })
// @ts-expect-error: a wrong value, deep down
export const cohereWrongRole = (ours: CohereRequest): CohereTheirs => ({ ...ours, messages: [{ role: 'bot', content: '' }] })
// @ts-expect-error: a key of ours that is not theirs
export const cohereStray = (ours: CohereRequest & { top_p?: 1 }): Known<typeof ours, CohereTheirs> => ours
