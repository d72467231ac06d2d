import { createProviderError } from '../core/createProviderError.ts'
import { isJsonObject, type JsonObject } from '../core/isJsonObject.ts'

/**
 * The arguments of a tool call for a wire that takes them as an object; a call without any streams as an empty text.
 * What is no JSON object is `InvalidRequest`, said with its place in the conversation and never with its content.
 */
export function parseToolArguments(json: string, place: string): JsonObject {
  const value = parse(json.trim() === '' ? '{}' : json)
  if (isJsonObject(value)) return value
  throw createProviderError('InvalidRequest', `${place}.arguments must be a JSON object`)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
