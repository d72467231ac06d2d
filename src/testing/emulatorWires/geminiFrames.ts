import type { Frames, Turn } from './EmulatorWire.ts'
import { formatComment } from './formatComment.ts'
import { formatEvent } from './formatEvent.ts'
import { geminiChunk } from './geminiChunk.ts'
import { geminiError } from './geminiError.ts'
import { parseJson } from './parseJson.ts'

const CRLF = '\r\n'

/** The events of Gemini with `alt=sse`: no names, CR LF at the line ends, and the finish is the terminal mark. */
export function geminiFrames(turn: Turn): Frames {
  const chunk = (part: object) => formatEvent(geminiChunk(turn, [part]), undefined, CRLF)
  return {
    start: () => '',
    text: (token) => chunk({ text: token }),
    reasoning: (text) => chunk({ text, thought: true }),
    toolCall: ({ id, name, arguments: json }) => chunk({ functionCall: { id, name, args: parseJson(json) } }),
    finish: (outcome) => formatEvent(geminiChunk(turn, [{ text: '' }], outcome), undefined, CRLF),
    failure: (failure) => formatEvent(geminiError(failure), undefined, CRLF),
    comment: formatComment,
    mark: () => '',
  }
}
