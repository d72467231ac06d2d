import { ollama } from '../../../src/providers/ollama.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

/** A line with these pieces of the message. */
export const line = (message: object, more: object = {}) => ({
  model: 'llama3.2',
  created_at: '2026-01-01T00:00:00Z',
  message: { role: 'assistant', ...message },
  done: false,
  ...more,
})

/** The last line. */
export const last = (done_reason: unknown = 'stop', more: object = {}) => ({
  ...line({ content: '' }),
  done: true,
  done_reason,
  ...more,
})

export const finish = (reason = 'stop', raw = 'stop') => ({
  type: 'finish',
  reason,
  raw,
  provider: 'ollama',
  model: 'llama3.2',
})

/** What comes out of the provider when this text comes in. */
export function speakText(text: string, open = false): Promise<Heard> {
  const transport = memoryTransport(text, { headers: { 'content-type': 'application/x-ndjson' }, open })
  return listen(ollama.events({ transport })([{ role: 'user', content: 'Hello!' }]))
}

/** What comes out of the provider when these lines come in. */
export function speakOllama(...lines: readonly unknown[]): Promise<Heard> {
  return speakText(lines.map((each) => `${JSON.stringify(each)}\n`).join(''))
}
