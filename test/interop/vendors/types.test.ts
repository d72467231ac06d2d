import type Anthropic from '@anthropic-ai/sdk'
import type { GenerateContentParameters } from '@google/genai'
import type { V2ChatStreamRequest } from 'cohere-ai/serialization/resources/v2/client/requests/V2ChatStreamRequest'
import type { ChatRequest as OllamaClientRequest } from 'ollama'
import type OpenAI from 'openai'
import type { AnthropicRequest } from '../../../src/wire/anthropic/anthropicRequest'
import type { CohereRequest } from '../../../src/wire/cohere/cohereRequest'
import type { GeminiRequest } from '../../../src/wire/gemini/geminiRequest'
import type { OllamaRequest } from '../../../src/wire/ollama/ollamaRequest'
import type { ChatRequest } from '../../../src/wire/openaiChat/chatRequest'
import type { ResponsesRequest } from '../../../src/wire/openaiResponses/responsesRequest'

export const chat = (ours: ChatRequest): OpenAI.ChatCompletionCreateParams => ours
export const chatS = (ours: ChatRequest & {stream: true}): OpenAI.ChatCompletionCreateParamsStreaming => ours
export const responses = (ours: ResponsesRequest<true>): OpenAI.Responses.ResponseCreateParamsStreaming => ours
export const anth = (ours: AnthropicRequest<true>): Anthropic.MessageCreateParamsStreaming => ours
export const coh = (ours: CohereRequest<true>): V2ChatStreamRequest.Raw => ours
export const oll = (ours: OllamaRequest<true>): OllamaClientRequest & { stream: true } => ours
export const gem = ({ contents, ...config }: GeminiRequest): GenerateContentParameters => ({ model: 'x', contents, config })
test('a', () => {})
