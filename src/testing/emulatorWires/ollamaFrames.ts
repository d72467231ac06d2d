import type { Frames, Turn } from './EmulatorWire.ts'
import { ollamaLine } from './ollamaLine.ts'

/** The lines of Ollama: one JSON each; the last one says `done` and is the terminal mark. */
export function ollamaFrames(turn: Turn): Frames {
  const line = (value: object) => `${JSON.stringify(value)}\n`
  return {
    start: () => '',
    text: (token) => line(ollamaLine(turn, { text: token })),
    reasoning: (text) => line(ollamaLine(turn, { reasoning: text })),
    toolCall: (call) => line(ollamaLine(turn, { toolCalls: [call] })),
    finish: (outcome) => line(ollamaLine(turn, {}, outcome)),
    failure: ({ message }) => line({ error: message }),
    comment: () => '\n',
    mark: () => '',
  }
}
