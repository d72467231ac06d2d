import { defined } from '../core/defined.ts'
import type { ChatChunk } from '../wire/openaiChat/chatChunk.ts'
import { type ChatRequest, chatRequest } from '../wire/openaiChat/chatRequest.ts'
import { type ChatCompletion, openaiChatWire } from '../wire/openaiChat/openaiChatWire.ts'
import type { ChatVendor } from './ChatVendor.ts'
import type { Vendor } from './Vendor.ts'

/** A vendor over the chat wire, from its row. */
export function createChatVendor(name: string, row: ChatVendor): Vendor<ChatChunk, ChatCompletion> {
  const { baseUrl = '', defaultModel, path = '/chat/completions', keyHeader } = row
  return {
    info: defined({ name, baseUrl, defaultModel }),
    wire: openaiChatWire,
    roles: ['system', 'developer', 'user', 'assistant', 'tool'],
    answersWhole: true,
    path: () => path,
    headers: ({ key }) => {
      if (key === undefined) return {}
      return keyHeader === undefined ? { authorization: `Bearer ${key}` } : { [keyHeader]: key }
    },
    body: ({ messages, model, stream, options }) => inDialect(chatRequest(messages, model, stream, options), row),
  }
}

/** The same request in the words of a service that has others for some of them; JSON leaves out what is undefined. */
function inDialect(request: ChatRequest, row: ChatVendor): Record<string, unknown> {
  const { model, max_tokens, seed, tool_choice, stream_options, ...common } = request
  const { maxTokensKey = 'max_tokens', seedKey = 'seed', requiredTool = 'required', asksForUsage = true } = row
  return {
    // A local server has one model and needs no name for it.
    model: model || undefined,
    ...common,
    stream_options: asksForUsage ? stream_options : undefined,
    [maxTokensKey]: max_tokens,
    [seedKey]: seed,
    tool_choice: tool_choice === 'required' ? requiredTool : tool_choice,
  }
}
