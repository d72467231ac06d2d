import type { EmulatorWire, Outcome, Turn } from '../emulatorWires/EmulatorWire.ts'
import type { Part, ToolCallPart } from '../Part.ts'

/** Turns the parts of one reply into the bytes of its wire. */
export interface Narrator {
  /** The bytes for this part; `''` where it has none. */
  tell(part: string | Part): string | Uint8Array
  /** What is due at the end: the finish, if it was not told, and the terminal mark. Nothing after a failure. */
  conclude(): string
  /** What was told so far, as the one JSON of a reply that is not streamed. */
  whole(): unknown
}

/** A narrator for one reply. Only here is it known what the parts amount to; the wire knows how to write them. */
export function createNarrator(
  wire: EmulatorWire,
  turn: Omit<Turn, 'inputTokens'>,
  parts: readonly (string | Part)[],
): Narrator {
  const said = parts.findLast((part) => typeof part !== 'string' && part.part === 'usage')?.usage
  const inputTokens = said?.inputTokens ?? wire.question(turn.request.body).match(/\S+/g)?.length ?? 0
  const full = { ...turn, inputTokens }
  const frames = wire.frames(full)
  const toolCalls: ToolCallPart[] = []
  let text = ''
  let tokens = 0
  let reasoning = ''
  let reason: string | undefined
  let started = false
  let failed = false

  function opening(): string {
    if (started) return ''
    started = true
    return frames.start()
  }

  function outcome(): Outcome {
    const word = reason ?? (toolCalls.length > 0 ? 'toolCalls' : 'stop')
    const known = new Map(Object.entries(wire.reasons))
    const counted = wire.reportsUsage(turn.request) ? { inputTokens, outputTokens: tokens } : undefined
    return { text, reasoning, toolCalls: [...toolCalls], reason: known.get(word) ?? word, usage: said ?? counted }
  }

  function tell(part: string | Part): string | Uint8Array {
    if (typeof part === 'string') {
      text += part
      tokens++
      return opening() + frames.text(part)
    }
    switch (part.part) {
      case 'reasoning':
        reasoning += part.text
        return opening() + frames.reasoning(part.text)
      case 'toolCall':
        return opening() + frames.toolCall(part, toolCalls.push(part) - 1)
      case 'finish':
        reason = part.reason
        return opening() + frames.finish(outcome())
      case 'failure':
        failed = true
        return frames.failure(part)
      case 'comment':
        return frames.comment(part.text)
      case 'raw':
        return part.data
      default:
        return ''
    }
  }

  function conclude(): string {
    if (failed) return ''
    return (reason === undefined ? opening() + frames.finish(outcome()) : '') + frames.mark()
  }

  return { tell, conclude, whole: () => wire.whole(full, outcome()) }
}
