import { gemini } from '../../../src/providers/gemini.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

/** A chunk with these parts of the answer. */
export const parts = (...all: readonly unknown[]) => ({
  candidates: [{ content: { parts: all, role: 'model' }, index: 0 }],
})

/** The chunk that ends the reply. */
export const ends = (finishReason: unknown = 'STOP', more: object = {}) => ({
  candidates: [{ finishReason, index: 0 }],
  ...more,
})

/** How a reply ends that ends well. */
export const finish = (reason = 'stop', raw = 'STOP', known: object = {}) => ({
  type: 'finish',
  reason,
  raw,
  provider: 'gemini',
  ...known,
})

/** Events as Google frames them. */
export const frames = (...chunks: readonly unknown[]) =>
  chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join('')

/** What comes out of the provider when this text comes in. */
export function speakFrames(...pieces: readonly string[]): Promise<Heard> {
  const transport = memoryTransport(pieces)
  return listen(gemini.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }]))
}

/** What comes out of the provider when these chunks come in. */
export function speakGemini(...chunks: readonly unknown[]): Promise<Heard> {
  return speakFrames(frames(...chunks))
}
