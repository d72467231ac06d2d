import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions, JsonSchema, ResponseFormat, ToolChoice, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'
import { type GeminiConversation, geminiContents } from './geminiContents.ts'

export interface GeminiFunctionDeclaration {
  readonly name: string
  readonly description?: string
  readonly parametersJsonSchema: JsonSchema
}

export interface GeminiToolConfig {
  readonly functionCallingConfig: {
    readonly mode: 'AUTO' | 'ANY' | 'NONE'
    readonly allowedFunctionNames?: string[]
  }
}

export interface GeminiGenerationConfig {
  readonly temperature?: number
  readonly topP?: number
  readonly maxOutputTokens?: number
  readonly stopSequences?: string[]
  readonly seed?: number
  readonly responseMimeType?: string
  readonly responseJsonSchema?: JsonSchema
}

/** The body of a request for content. Model and stream stand in the URL. */
export interface GeminiRequest extends GeminiConversation {
  readonly generationConfig: GeminiGenerationConfig
  readonly tools?: { readonly functionDeclarations: GeminiFunctionDeclaration[] }[]
  readonly toolConfig?: GeminiToolConfig
}

interface Call {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
}

/** Writes the body. Schemas go under the keys that take JSON Schema as it is, not Google's own dialect of it. */
export function geminiRequest({ messages, options }: Call): GeminiRequest {
  const { tools, toolChoice } = options
  return {
    ...geminiContents(messages),
    generationConfig: settings(options),
    ...(tools === undefined || tools.length === 0 ? {} : { tools: [{ functionDeclarations: tools.map(declaration) }] }),
    ...defined({ toolConfig: toolChoice && { functionCallingConfig: choice(toolChoice) } }),
  }
}

function settings(options: ChatOptions): GeminiGenerationConfig {
  const { temperature, topP, maxTokens, stop, seed, responseFormat } = options
  return {
    ...defined({
      temperature,
      topP,
      maxOutputTokens: maxTokens,
      stopSequences: typeof stop === 'string' ? [stop] : stop && [...stop],
      seed,
    }),
    ...(responseFormat === undefined ? {} : format(responseFormat)),
  }
}

function declaration({ name, description, parameters }: ToolDefinition): GeminiFunctionDeclaration {
  return { name, ...defined({ description }), parametersJsonSchema: parameters }
}

function choice(toolChoice: ToolChoice): GeminiToolConfig['functionCallingConfig'] {
  if (typeof toolChoice !== 'string') return { mode: 'ANY', allowedFunctionNames: [toolChoice.name] }
  if (toolChoice === 'required') return { mode: 'ANY' }
  return { mode: toolChoice === 'none' ? 'NONE' : 'AUTO' }
}

function format(
  responseFormat: ResponseFormat,
): Pick<GeminiGenerationConfig, 'responseMimeType' | 'responseJsonSchema'> {
  if (responseFormat.type === 'text') return { responseMimeType: 'text/plain' }
  const schema = 'schema' in responseFormat ? { responseJsonSchema: responseFormat.schema } : {}
  return { responseMimeType: 'application/json', ...schema }
}
