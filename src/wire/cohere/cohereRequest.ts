import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions, JsonSchema, ResponseFormat, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { type CohereMessage, cohereMessages } from './cohereMessages.ts'

export interface CohereTool {
  readonly type: 'function'
  readonly function: { readonly name: string; readonly description?: string; readonly parameters: JsonSchema }
}

export type CohereResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object'; readonly json_schema?: JsonSchema }

/** The body of a request to Cohere's chat, version 2. */
export interface CohereRequest<Stream extends boolean = boolean> {
  readonly model: string
  readonly messages: CohereMessage[]
  readonly stream: Stream
  readonly temperature?: number
  readonly p?: number
  readonly max_tokens?: number
  readonly stop_sequences?: string[]
  readonly seed?: number
  readonly tools?: CohereTool[]
  readonly tool_choice?: 'REQUIRED' | 'NONE'
  readonly response_format?: CohereResponseFormat
}

interface Call<Stream extends boolean> {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  readonly model: string
  readonly stream: Stream
}

/** Writes the body. */
export function cohereRequest<Stream extends boolean>({
  messages,
  options,
  model,
  stream,
}: Call<Stream>): CohereRequest<Stream> {
  const { temperature, topP, maxTokens, stop, seed, responseFormat } = options
  return {
    model,
    messages: cohereMessages(messages),
    stream,
    ...defined({
      temperature,
      p: topP,
      max_tokens: maxTokens,
      stop_sequences: typeof stop === 'string' ? [stop] : stop && [...stop],
      seed,
    }),
    ...toolSettings(options),
    ...defined({ response_format: responseFormat && format(responseFormat) }),
  }
}

/** The wire can demand a tool, but not name it: where there is only that one, it comes to the same. */
function toolSettings({ tools, toolChoice }: ChatOptions): Pick<CohereRequest, 'tools' | 'tool_choice'> {
  const all = tools === undefined ? {} : { tools: tools.map(tool) }
  if (toolChoice === undefined || toolChoice === 'auto') return all
  if (typeof toolChoice === 'string') return { ...all, tool_choice: toolChoice === 'required' ? 'REQUIRED' : 'NONE' }
  const named = tools?.find(({ name }) => name === toolChoice.name)
  if (named === undefined) throw createProviderError('InvalidRequest', 'toolChoice must name one of the tools')
  return { tools: [tool(named)], tool_choice: 'REQUIRED' }
}

function tool({ name, description, parameters }: ToolDefinition): CohereTool {
  return {
    type: 'function',
    function: { name, ...defined({ description }), parameters },
  }
}

function format(responseFormat: ResponseFormat): CohereResponseFormat {
  if (responseFormat.type === 'text') return { type: 'text' }
  return { type: 'json_object', ...('schema' in responseFormat ? { json_schema: responseFormat.schema } : {}) }
}
