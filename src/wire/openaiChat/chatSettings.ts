import type { ChatOptions, ResponseFormat, ToolChoice } from '../../core/ChatOptions.ts'

/** The call's options under the chat wire's names; what was not said is left out. */
export function chatSettings(options: ChatOptions): Record<string, unknown> {
  const { temperature, topP, maxTokens, stop, seed, tools, toolChoice, responseFormat } = options
  const settings = {
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    stop,
    seed,
    tools: tools?.map((tool) => ({ type: 'function', function: tool })),
    tool_choice: toolChoice && choice(toolChoice),
    response_format: responseFormat && format(responseFormat),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function choice(toolChoice: ToolChoice): unknown {
  if (typeof toolChoice === 'string') return toolChoice
  return { type: 'function', function: { name: toolChoice.name } }
}

function format(responseFormat: ResponseFormat): unknown {
  if (!('schema' in responseFormat)) return { type: responseFormat.type === 'json' ? 'json_object' : 'text' }
  const { schema, name = 'reply', strict } = responseFormat
  return { type: 'json_schema', json_schema: { name, schema, ...(strict === undefined ? {} : { strict }) } }
}
