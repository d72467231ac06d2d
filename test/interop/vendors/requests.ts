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
 * with a key too many is assignable as well, so `Strays` looks for those, at any depth. Of each wire the three that must
 * not compile show that nothing on the way takes just anything.
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
          : {
              [Key in keyof Ours]-?: Key extends KeyOf<Theirs> ? Strays<NonNullable<Ours[Key]>, At<Theirs, Key>> : Key
            }[keyof Ours]

/** Does not compile where there is a stray key that was not named, or where one was named that is none. */
type Known<Ours, Theirs extends object, Named extends PropertyKey = never> = [Strays<Ours, Theirs>, Named] extends [
  Named,
  Strays<Ours, Theirs>,
]
  ? Theirs
  : never

/** A body of each wire, for what must not compile. */
declare const body: {
  readonly chat: ChatRequest
  readonly responses: ResponsesRequest<true>
  readonly anthropic: AnthropicRequest<true>
  readonly ollama: OllamaRequest<true>
  readonly cohere: CohereRequest
}

/* OpenAI chat completions */
type Chat = OpenAI.ChatCompletionCreateParams
export const chat = (ours: ChatRequest): Known<ChatRequest, Chat> => ours
// @ts-expect-error: a wrong key
export const chatWrongKey: Chat = { ...body.chat, maxTokens: 1 }
// @ts-expect-error: a wrong value, deep down
export const chatWrongRole: Chat = { ...body.chat, messages: [{ role: 'bot', content: '' }] }
// @ts-expect-error: a key of ours that is not theirs
export const chatStray = (ours: ChatRequest & { stops?: 1 }): Known<typeof ours, Chat> => ours

/* OpenAI Responses */
type Responses = OpenAI.Responses.ResponseCreateParamsStreaming
type ResponsesWhole = OpenAI.Responses.ResponseCreateParamsNonStreaming
export const responses = (ours: ResponsesRequest<true>): Known<typeof ours, Responses> => ours
export const responsesWhole = (ours: ResponsesRequest<false>): Known<typeof ours, ResponsesWhole> => ours
// @ts-expect-error: a wrong key
export const responsesWrongKey: Responses = { ...body.responses, max_tokens: 1 }
// @ts-expect-error: a wrong value, deep down
export const responsesWrongItem: Responses = { ...body.responses, input: [{ type: 'x' }] }
// @ts-expect-error: a key of ours that is not theirs
export const responsesStray = (ours: ResponsesRequest<true> & { seed?: 1 }): Known<typeof ours, Responses> => ours

/* Anthropic: its models up to Opus 4.6 are set with keys that the client of today no longer names. */
type Older = 'temperature' | 'top_p'
type Messages = Anthropic.MessageCreateParamsStreaming
type MessagesWhole = Anthropic.MessageCreateParamsNonStreaming
export const anthropic = (ours: AnthropicRequest<true>): Known<typeof ours, Messages, Older> => ours
export const anthropicWhole = (ours: AnthropicRequest<false>): Known<typeof ours, MessagesWhole, Older> => ours
// @ts-expect-error: a wrong key
export const anthropicWrongKey: Messages = { ...body.anthropic, stop: ['a'] }
// @ts-expect-error: a wrong value, deep down
export const anthropicWrongChoice: Messages = { ...body.anthropic, tool_choice: { type: 'required' } }
// @ts-expect-error: a key of ours that is not theirs
export const anthropicStray = (ours: AnthropicRequest<true> & { n?: 1 }): Known<typeof ours, Messages, Older> => ours

/* Gemini: the client spreads generationConfig over its config, and names its enum where JSON has the enum's words. */
type Choice = Omit<FunctionCallingConfig, 'mode'> & { mode?: `${FunctionCallingConfigMode}` }
type Tooling = Omit<ToolConfig, 'functionCallingConfig'> & { functionCallingConfig?: Choice }
type Settings = Omit<GenerateContentConfig, 'toolConfig'> & { toolConfig?: Tooling }
type Gemini = Omit<GenerateContentParameters, 'config'> & { config: Settings }
const asParameters = ({ contents, generationConfig, ...more }: GeminiRequest) => ({
  model: 'gemini-2.5-flash',
  contents,
  config: { ...generationConfig, ...more },
})
type GeminiBody = ReturnType<typeof asParameters>
export const gemini = (ours: GeminiBody): Known<GeminiBody, Gemini> => ours
export const geminiSettings = ({ generationConfig: ours }: GeminiRequest): Known<typeof ours, GenerationConfig> => ours
// @ts-expect-error: a wrong key
export const geminiWrongKey: Gemini = { model: '', contents: [], config: { max_tokens: 1 } }
// @ts-expect-error: a wrong value, deep down
export const geminiWrongMode: Tooling = { functionCallingConfig: { mode: 'REQUIRED' } }
// @ts-expect-error: a key of ours that is not theirs
export const geminiStray = (ours: GeminiBody & { n?: 1 }): Known<typeof ours, Gemini> => ours

/* Ollama */
type Ollama = OllamaChatRequest & { stream: true }
type OllamaWhole = OllamaChatRequest & { stream: false }
export const ollama = (ours: OllamaRequest<true>): Known<typeof ours, Ollama> => ours
export const ollamaWhole = (ours: OllamaRequest<false>): Known<typeof ours, OllamaWhole> => ours
// @ts-expect-error: a wrong key
export const ollamaWrongKey: Ollama = { ...body.ollama, temperature: 1 }
// @ts-expect-error: a wrong value, deep down
export const ollamaWrongOption: Ollama = { ...body.ollama, options: { stop: 'a' } }
// @ts-expect-error: a key of ours that is not theirs
export const ollamaStray = (ours: OllamaRequest<true> & { seed?: 1 }): Known<typeof ours, Ollama> => ours

/* Cohere: its client sets "stream" by the method that is called. */
type Cohere = V2ChatStreamRequest.Raw & { stream: boolean }
export const cohere = (ours: CohereRequest): Known<CohereRequest, Cohere> => ours
// @ts-expect-error: a wrong key
export const cohereWrongKey: Cohere = { ...body.cohere, top_p: 1 }
// @ts-expect-error: a wrong value, deep down
export const cohereWrongRole: Cohere = { ...body.cohere, messages: [{ role: 'bot', content: '' }] }
// @ts-expect-error: a key of ours that is not theirs
export const cohereStray = (ours: CohereRequest & { top_p?: 1 }): Known<typeof ours, Cohere> => ours
