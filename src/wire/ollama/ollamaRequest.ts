import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions, JsonSchema, ResponseFormat, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { schema, type TypeOf } from '../schema.ts'
import { shapeOf } from '../shapeOf.ts'
import { type OllamaMessage, ollamaMessages } from './ollamaMessages.ts'

/** As much of a schema as Ollama looks at; it turns away a schema in which this has another shape. */
const parameters = schema((json) =>
  json.partial({
    type: json.string,
    required: json.array(json.string),
    properties: json.record(
      json.partial({
        type: json.union(json.string, json.array(json.string)),
        description: json.string,
        enum: json.array(json.unknown),
      }),
    ),
  }),
)

const parametersShape = shapeOf(parameters)

export interface OllamaTool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description?: string
    readonly parameters: TypeOf<typeof parameters>
  }
}

export interface OllamaOptions {
  readonly temperature?: number
  readonly top_p?: number
  readonly num_predict?: number
  readonly stop?: string[]
  readonly seed?: number
}

/** The body of a request for a chat reply. */
export interface OllamaRequest<Stream extends boolean = boolean> {
  readonly model: string
  readonly messages: OllamaMessage[]
  readonly stream: Stream
  readonly options: OllamaOptions
  readonly tools?: OllamaTool[]
  readonly format?: 'json' | JsonSchema
}

interface Call<Stream extends boolean> {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  readonly model: string
  readonly stream: Stream
}

/**
 * Writes the body. The service cannot be told to use a tool, so a choice that demands one is `InvalidRequest`; the choice
 * `none` keeps the tools back.
 */
export function ollamaRequest<Stream extends boolean>({
  messages,
  options,
  model,
  stream,
}: Call<Stream>): OllamaRequest<Stream> {
  const { tools, toolChoice = 'auto', responseFormat } = options
  if (toolChoice !== 'auto' && toolChoice !== 'none') {
    throw invalid('Ollama cannot be made to use a tool: "toolChoice" must be "auto" or "none"')
  }
  const format = responseFormat && formatOf(responseFormat)
  return {
    model,
    messages: ollamaMessages(messages),
    stream,
    options: settings(options),
    ...(tools === undefined || toolChoice === 'none' ? {} : { tools: tools.map(toolOf) }),
    ...defined({ format }),
  }
}

function settings({ temperature, topP, maxTokens, stop, seed }: ChatOptions): OllamaOptions {
  return {
    ...defined({
      temperature,
      top_p: topP,
      num_predict: maxTokens,
      stop: typeof stop === 'string' ? [stop] : stop && [...stop],
      seed,
    }),
  }
}

function toolOf({ name, description, parameters: given }: ToolDefinition, index: number): OllamaTool {
  if (!parametersShape.is(given))
    throw invalid(`tools[${index}].parameters is no schema of an object that Ollama takes`)
  return {
    type: 'function',
    function: { name, ...defined({ description }), parameters: given },
  }
}

function formatOf(format: ResponseFormat): 'json' | JsonSchema | undefined {
  if (format.type === 'text') return undefined
  return 'schema' in format ? format.schema : 'json'
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
