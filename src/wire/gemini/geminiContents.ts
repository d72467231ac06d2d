import type { ChatMessage, ContentPart, Reasoning, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { isJsonObject, type JsonObject } from '../../core/isJsonObject.ts'
import { answeredCalls } from '../answeredCalls.ts'
import { type DataUrl, parseDataUrl } from '../parseDataUrl.ts'
import { parseToolArguments } from '../parseToolArguments.ts'

interface InlineData {
  readonly inlineData: { readonly mimeType: string; readonly data: string }
}

interface FileData {
  readonly fileData: { readonly fileUri: string; readonly mimeType?: string }
}

interface FunctionCall {
  readonly functionCall: { readonly id?: string; readonly name: string; readonly args: JsonObject }
  readonly thoughtSignature?: string
}

interface FunctionResponse {
  readonly functionResponse: {
    readonly id?: string
    readonly name: string
    readonly response: JsonObject
    readonly parts?: (InlineData | FileData)[]
  }
}

interface Text {
  readonly text: string
  readonly thought?: boolean
  readonly thoughtSignature?: string
}

export type GeminiRequestPart = Text | InlineData | FileData | FunctionCall | FunctionResponse

export interface GeminiContent {
  readonly role: 'user' | 'model'
  readonly parts: GeminiRequestPart[]
}

export interface GeminiConversation {
  readonly systemInstruction?: { readonly parts: GeminiRequestPart[] }
  readonly contents: GeminiContent[]
}

/**
 * The conversation as Gemini writes it: system and developer messages apart from it, and the results of one turn's calls
 * together in the next, each under its function's name, which is that of the call it answers.
 */
export function geminiContents(messages: readonly ChatMessage[]): GeminiConversation {
  const system: GeminiRequestPart[] = []
  const contents: GeminiContent[] = []
  const calls = answeredCalls(messages)
  messages.forEach((message, index) => {
    const place = `messages[${index}]`
    switch (message.role) {
      case 'system':
      case 'developer':
        system.push(...partsOf(message.content))
        return
      case 'assistant':
        contents.push({ role: 'model', parts: turnOf(message, place) })
        return
      case 'tool': {
        const answer = answerOf(message, calls.get(message), place)
        if (messages[index - 1]?.role === 'tool') contents.at(-1)?.parts.push(answer)
        else contents.push({ role: 'user', parts: [answer] })
        return
      }
      default:
        contents.push({ role: 'user', parts: partsOf(message.content) })
    }
  })
  return { ...(system.length === 0 ? {} : { systemInstruction: { parts: system } }), contents }
}

function turnOf({ content, reasoning = [], toolCalls = [] }: ChatMessage, place: string): GeminiRequestPart[] {
  const said = partsOf(content).filter((part) => !('text' in part) || part.text !== '')
  const calls = toolCalls.map((call, index) => callOf(call, `${place}.toolCalls[${index}]`))
  const parts = [...reasoning.flatMap(thoughtOf), ...said, ...calls]
  return parts.length === 0 ? [{ text: '' }] : parts
}

/** Only what is signed: the model has no use for the summary alone. A signature without text is that of an answer. */
function thoughtOf({ text, signature }: Reasoning): Text[] {
  if (!signature) return []
  return [{ text, ...(text === '' ? {} : { thought: true }), thoughtSignature: signature }]
}

function callOf({ id, name, arguments: json, signature }: ToolCall, place: string): FunctionCall {
  return {
    functionCall: { ...named(id), name, args: parseToolArguments(json, place) },
    ...(signature ? { thoughtSignature: signature } : {}),
  }
}

function answerOf({ content }: ChatMessage, call: ToolCall | undefined, place: string): FunctionResponse {
  if (!call) {
    throw createProviderError('InvalidRequest', `${place}.toolCallId must be that of a tool call before it`)
  }
  const parts = partsOf(content)
  const text = parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('')
  const files = parts.flatMap((part) => ('inlineData' in part || 'fileData' in part ? [part] : []))
  const more = files.length === 0 ? {} : { parts: files }
  return { functionResponse: { ...named(call.id), name: call.name, response: objectOf(text), ...more } }
}

/** The wire takes an object; what is none goes under the name that Google gives it. */
function objectOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : { output: value }
  } catch {
    return { output: text }
  }
}

function named(id: string): { id?: string } {
  return id === '' ? {} : { id }
}

function partsOf(content: ChatMessage['content']): (Text | InlineData | FileData)[] {
  return typeof content === 'string' ? [{ text: content }] : content.map(partOf)
}

function partOf(part: ContentPart): Text | InlineData | FileData {
  if (part.type === 'text') return { text: part.text }
  if ('data' in part) return inlineOf(part)
  const inline = parseDataUrl(part.url)
  return inline ? inlineOf(inline) : { fileData: fileOf(part.url) }
}

function inlineOf({ mediaType, data }: DataUrl): InlineData {
  return { inlineData: { mimeType: mediaType, data } }
}

const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heif',
}

/** Vertex wants to know the type of what it fetches. */
function fileOf(url: string): FileData['fileData'] {
  const [, ending = ''] = /\.(\w+)(?:[?#]|$)/.exec(url) ?? []
  const mimeType = IMAGES[ending.toLowerCase()]
  return { fileUri: url, ...(mimeType === undefined ? {} : { mimeType }) }
}
