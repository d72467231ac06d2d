import type { ChatOptions, JsonSchema, ResponseFormat, ToolDefinition } from '../../core/ChatOptions.ts'
import { defined } from '../../core/defined.ts'

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
  return defined({
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    stop: typeof stop === 'object' ? [...stop] : stop,
    seed,
    tools: tools?.map((tool) => ({ type: 'function' as const, function: tool })),
    tool_choice:
      typeof toolChoice === 'object' ? { type: 'function' as const, function: { name: toolChoice.name } } : toolChoice,
    response_format: responseFormat && format(responseFormat),
  })
}

function format(responseFormat: ResponseFormat): NonNullable<ChatSettings['response_format']> {
  if (!('schema' in responseFormat)) return { type: responseFormat.type === 'json' ? 'json_object' : 'text' }
  const { schema, name = 'reply', strict } = responseFormat
  return { type: 'json_schema', json_schema: defined({ name, schema, strict }) }
}
