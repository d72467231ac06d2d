import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions, JsonSchema, ResponseFormat, ToolChoice, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { type ResponsesInputItem, responsesInput } from './responsesInput.ts'

export interface ResponsesTool {
  readonly type: 'function'
  readonly name: string
  readonly description?: string
  readonly parameters: JsonSchema
  readonly strict: boolean
}

export type ResponsesToolChoice = 'auto' | 'none' | 'required' | { readonly type: 'function'; readonly name: string }

export type ResponsesFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | { readonly type: 'json_schema'; readonly name: string; readonly schema: JsonSchema; readonly strict?: boolean }

/** The body of a request for a response. */
export interface ResponsesRequest<Stream extends boolean = boolean> {
  readonly model: string
  readonly input: ResponsesInputItem[]
  readonly stream: Stream
  readonly temperature?: number
  readonly top_p?: number
  readonly max_output_tokens?: number
  readonly tools?: ResponsesTool[]
  readonly tool_choice?: ResponsesToolChoice
  readonly text?: { readonly format: ResponsesFormat }
}

interface Call<Stream extends boolean> {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  readonly model: string
  readonly stream: Stream
}

/**
 * Writes the body. A seed is left out, because the service has none; stop sequences are `InvalidRequest`, because it has
 * no such thing either and the reply would run past them.
 */
export function responsesRequest<Stream extends boolean>({
  messages,
  options,
  model,
  stream,
}: Call<Stream>): ResponsesRequest<Stream> {
  const { temperature, topP, maxTokens, stop, tools, toolChoice, responseFormat } = options
  if (stop !== undefined && stop.length > 0) {
    throw createProviderError('InvalidRequest', 'the Responses API has no stop sequences: leave "stop" out')
  }
  return {
    model,
    input: responsesInput(messages),
    stream,
    ...defined({
      temperature,
      top_p: topP,
      max_output_tokens: maxTokens,
      tools: tools?.map(tool),
      tool_choice: toolChoice && choice(toolChoice),
      text: responseFormat && { format: format(responseFormat) },
    }),
  }
}

/** Unless told, the service would hold the schema to its strict rules, which few schemas follow. */
function tool({ name, description, parameters }: ToolDefinition): ResponsesTool {
  return {
    type: 'function',
    name,
    ...defined({ description }),
    parameters,
    strict: false,
  }
}

function choice(toolChoice: ToolChoice): ResponsesToolChoice {
  return typeof toolChoice === 'string' ? toolChoice : { type: 'function', name: toolChoice.name }
}

function format(responseFormat: ResponseFormat): ResponsesFormat {
  if (responseFormat.type === 'text') return { type: 'text' }
  if (!('schema' in responseFormat)) return { type: 'json_object' }
  const { name = 'reply', schema, strict } = responseFormat
  return { type: 'json_schema', name, schema, ...defined({ strict }) }
}
