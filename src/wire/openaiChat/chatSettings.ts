import type { ChatOptions, JsonSchema, ResponseFormat, ToolChoice, ToolDefinition } from '../../core/ChatOptions.ts'

/** The call's options under the chat wire's names. */
export interface ChatSettings {
  temperature?: number
  top_p?: number
  max_tokens?: number
  stop?: string | string[]
  seed?: number
  tools?: { type: 'function'; function: ToolDefinition }[]
  tool_choice?: 'auto' | 'none' | 'required' | { type: 'function'; function: { name: string } }
  response_format?:
    | { type: 'text' }
    | { type: 'json_object' }
    | { type: 'json_schema'; json_schema: { name: string; schema: JsonSchema; strict?: boolean } }
}

/** What was not said is left out. */
export function chatSettings(options: ChatOptions): ChatSettings {
  const { temperature, topP, maxTokens, stop, seed, tools, toolChoice, responseFormat } = options
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(stop === undefined ? {} : { stop: typeof stop === 'string' ? stop : [...stop] }),
    ...(seed === undefined ? {} : { seed }),
    ...(tools === undefined ? {} : { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
    ...(toolChoice === undefined ? {} : { tool_choice: choice(toolChoice) }),
    ...(responseFormat === undefined ? {} : { response_format: format(responseFormat) }),
  }
}

function choice(toolChoice: ToolChoice): NonNullable<ChatSettings['tool_choice']> {
  if (typeof toolChoice === 'string') return toolChoice
  return { type: 'function', function: { name: toolChoice.name } }
}

function format(responseFormat: ResponseFormat): NonNullable<ChatSettings['response_format']> {
  if (!('schema' in responseFormat)) return { type: responseFormat.type === 'json' ? 'json_object' : 'text' }
  const { schema, name = 'reply', strict } = responseFormat
  return { type: 'json_schema', json_schema: { name, schema, ...(strict === undefined ? {} : { strict }) } }
}
