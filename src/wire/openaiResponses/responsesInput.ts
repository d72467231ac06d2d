import type { ChatMessage, ContentPart, Reasoning, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { type SealedReasoning, sealedReasoning } from './sealedReasoning.ts'

export interface ResponsesInputText {
  readonly type: 'input_text'
  readonly text: string
}

export interface ResponsesInputImage {
  readonly type: 'input_image'
  readonly image_url: string
  readonly detail: 'auto'
}

export interface ResponsesMessage {
  readonly role: 'user' | 'assistant' | 'system' | 'developer'
  readonly content: string | (ResponsesInputText | ResponsesInputImage)[]
}

export interface ResponsesReasoning extends SealedReasoning {
  readonly type: 'reasoning'
  readonly summary: { readonly type: 'summary_text'; readonly text: string }[]
}

export interface ResponsesFunctionCall {
  readonly type: 'function_call'
  readonly call_id: string
  readonly name: string
  readonly arguments: string
}

export interface ResponsesFunctionCallOutput {
  readonly type: 'function_call_output'
  readonly call_id: string
  readonly output: string | (ResponsesInputText | ResponsesInputImage)[]
}

export type ResponsesInputItem =
  | ResponsesMessage
  | ResponsesReasoning
  | ResponsesFunctionCall
  | ResponsesFunctionCallOutput

/**
 * The conversation as a list of items: a message of the assistant may become several, its reasoning first, its calls
 * last. What the wire has no item for is `InvalidRequest`.
 */
export function responsesInput(messages: readonly ChatMessage[]): ResponsesInputItem[] {
  return messages.flatMap((message, index) => itemsOf(message, `messages[${index}]`))
}

function itemsOf(message: ChatMessage, place: string): ResponsesInputItem[] {
  const { role, content, toolCallId } = message
  switch (role) {
    case 'assistant':
      return turnOf(message, place)
    case 'tool':
      if (!toolCallId) throw invalid(`${place}.toolCallId must say which call this message answers`)
      return [{ type: 'function_call_output', call_id: toolCallId, output: contentOf(content) }]
    case 'system':
    case 'developer':
      return [{ role, content: contentOf(content) }]
    default:
      return [{ role: 'user', content: contentOf(content) }]
  }
}

function turnOf({ content, reasoning = [], toolCalls = [] }: ChatMessage, place: string): ResponsesInputItem[] {
  const text = typeof content === 'string' ? content : content.map((part) => textOf(part, place)).join('')
  const thoughts = reasoning.flatMap(thought)
  const silent = text === '' && thoughts.length + toolCalls.length > 0
  return [...thoughts, ...(silent ? [] : [{ role: 'assistant' as const, content: text }]), ...toolCalls.map(call)]
}

/** What the service did not seal itself it would refuse, so it stays here. */
function thought({ text, signature }: Reasoning): ResponsesReasoning[] {
  const sealed = signature === undefined ? undefined : sealedReasoning.fromSignature(signature)
  if (sealed === undefined) return []
  return [{ type: 'reasoning', ...sealed, summary: text === '' ? [] : [{ type: 'summary_text', text }] }]
}

function call({ id, name, arguments: json }: ToolCall): ResponsesFunctionCall {
  return { type: 'function_call', call_id: id, name, arguments: json === '' ? '{}' : json }
}

function contentOf(content: ChatMessage['content']): string | (ResponsesInputText | ResponsesInputImage)[] {
  return typeof content === 'string' ? content : content.map(partOf)
}

function partOf(part: ContentPart): ResponsesInputText | ResponsesInputImage {
  if (part.type === 'text') return { type: 'input_text', text: part.text }
  const url = 'url' in part ? part.url : `data:${part.mediaType};base64,${part.data}`
  return { type: 'input_image', image_url: url, detail: 'auto' }
}

function textOf(part: ContentPart, place: string): string {
  if (part.type === 'text') return part.text
  throw invalid(`${place}.content must be text: the assistant has no images`)
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
