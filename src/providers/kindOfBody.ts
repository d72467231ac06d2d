import type { HttpResponse } from '../transport/HttpResponse.ts'

const STREAM = /^(text\/event-stream|application\/(x-)?(ndjson|jsonl|json-lines|jsonlines|stream\+json))$/
const JSON_TEXT = /^(application|text)\/([\w.+-]+\+)?json$/

/**
 * What an answer's head promises: a stream, one JSON text, or nothing that could be a reply. No content type counts as a
 * stream, which its end mark will judge; a content encoding that nobody asked for is a failure.
 */
export function kindOfBody({
  status,
  headers,
}: Pick<HttpResponse, 'status' | 'headers'>): 'stream' | 'whole' | 'failure' {
  if (status < 200 || status >= 300) return 'failure'
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== '' && encoding.toLowerCase() !== 'identity') return 'failure'
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === '' || STREAM.test(type)) return 'stream'
  return JSON_TEXT.test(type) ? 'whole' : 'failure'
}
