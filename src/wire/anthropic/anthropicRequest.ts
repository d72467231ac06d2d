import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions, JsonSchema, ResponseFormat, ToolChoice, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { type AnthropicConversation, anthropicMessages } from './anthropicMessages.ts'

/** Anthropic wants to be told; every model of today can write as much. */
const MAX_TOKENS = 8192

export interface AnthropicTool {
  readonly name: string
  readonly description?: string
  readonly input_schema: AnthropicInputSchema
}

export interface AnthropicInputSchema {
  readonly type: 'object'
  readonly properties?: unknown
  readonly required?: string[]
  readonly [keyword: string]: unknown
}

export type AnthropicToolChoice =
  | { readonly type: 'auto' | 'any' | 'none' }
  | { readonly type: 'tool'; readonly name: string }

/** The body of a request for a message. */
export interface AnthropicRequest<Stream extends boolean = boolean> extends AnthropicConversation {
  readonly model: string
  readonly max_tokens: number
  readonly stream: Stream
  readonly temperature?: number
  readonly top_p?: number
  readonly stop_sequences?: string[]
  readonly tools?: AnthropicTool[]
  readonly tool_choice?: AnthropicToolChoice
  readonly output_config?: { readonly format: { readonly type: 'json_schema'; readonly schema: JsonSchema } }
}

interface Call<Stream extends boolean> {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  readonly model: string
  readonly stream: Stream
}

/**
 * Writes the body. A seed is left out, because the service has none; JSON without a schema is `InvalidRequest`, because
 * it has no such mode and a reply that is no JSON would be worse than none.
 */
export function anthropicRequest<Stream extends boolean>({
  messages,
  options,
  model,
  stream,
}: Call<Stream>): AnthropicRequest<Stream> {
  const { temperature, topP, maxTokens = MAX_TOKENS, stop, tools, toolChoice, responseFormat } = options
  const schema = responseFormat && schemaOf(responseFormat)
  return {
    model,
    max_tokens: maxTokens,
    ...anthropicMessages(messages),
    stream,
    ...defined({
      temperature,
      top_p: topP,
      stop_sequences: typeof stop === 'string' ? [stop] : stop && [...stop],
      tools: tools?.map(tool),
      tool_choice: toolChoice && choice(toolChoice),
      output_config: schema && { format: { type: 'json_schema' as const, schema } },
    }),
  }
}

function tool({ name, description, parameters }: ToolDefinition): AnthropicTool {
  const { required, ...rest } = parameters
  const names = Array.isArray(required) ? required.filter((key) => typeof key === 'string') : undefined
  return {
    name,
    ...defined({ description }),
    input_schema: { ...rest, type: 'object', ...defined({ required: names }) },
  }
}

function choice(toolChoice: ToolChoice): AnthropicToolChoice {
  if (typeof toolChoice !== 'string') return { type: 'tool', name: toolChoice.name }
  return { type: toolChoice === 'required' ? 'any' : toolChoice }
}

function schemaOf(format: ResponseFormat): JsonSchema | undefined {
  if (format.type === 'text') return undefined
  if ('schema' in format) return format.schema
  throw createProviderError('InvalidRequest', 'Anthropic has no JSON without a schema: give responseFormat a "schema"')
}
