import type { OperatorFunction } from 'rxjs'
import type { ChatEvent, FinishEvent, Usage } from './ChatEvent.ts'
import type { ChatMessage, Reasoning, ToolCall } from './ChatMessage.ts'
import { operate } from './operate.ts'

/** A tool call with its arguments joined and parsed. */
export interface CollectedToolCall {
  readonly id: string
  readonly name: string
  /** What the JSON says; undefined where the model wrote none that can be read. */
  readonly arguments: unknown
}

/** A whole reply. */
export interface CollectedReply {
  readonly text: string
  readonly reasoning: string
  readonly toolCalls: readonly CollectedToolCall[]
  readonly usage?: Usage
  readonly finish?: FinishEvent
  /** The reply as a message, to be appended to the conversation: signatures and arguments are the vendor's own. */
  readonly message: ChatMessage
}

/**
 * The whole reply as one value, when it is complete.
 *
 * ```
 * events        --r--t--t--c--u-(f|)
 * collectReply  ----------------(R|)
 * ```
 *
 * A `reset` forgets what came before it. A stream that fails gives no reply, only its error.
 *
 * @example
 * const { text, toolCalls, message } = await firstValueFrom(openai.events({ apiKey })(messages).pipe(collectReply()))
 */
export function collectReply(): OperatorFunction<ChatEvent, CollectedReply> {
  return operate((out) => {
    let draft = createDraft()
    return {
      next(event) {
        if (event.type === 'reset') draft = createDraft()
        else draft.add(event)
      },
      complete() {
        out.next(draft.reply())
        out.complete()
      },
    }
  })
}

interface Draft {
  add(event: ChatEvent): void
  reply(): CollectedReply
}

function createDraft(): Draft {
  let text = ''
  let usage: Usage | undefined
  let finish: FinishEvent | undefined
  const reasoning: Reasoning[] = []
  const calls: { id: string; name: string; arguments: string; signature?: string }[] = []

  return {
    add(event) {
      switch (event.type) {
        case 'text':
          text += event.text
          break
        case 'reasoning':
          think(reasoning, event)
          break
        case 'toolCall': {
          const call = (calls[event.index] ??= { id: '', name: '', arguments: '' })
          if (event.id !== undefined) call.id = event.id
          if (event.name !== undefined) call.name = event.name
          if (event.signature !== undefined) call.signature = event.signature
          call.arguments += event.arguments
          break
        }
        case 'usage': {
          const { type: _type, ...counts } = event
          usage = counts
          break
        }
        case 'finish':
          finish = event
          break
        default:
      }
    },
    reply() {
      const toolCalls: ToolCall[] = calls.filter((call) => call !== undefined)
      return {
        text,
        reasoning: reasoning.map((thought) => thought.text).join(''),
        toolCalls: toolCalls.map(({ id, name, arguments: json }) => ({ id, name, arguments: parse(json) })),
        ...(usage === undefined ? {} : { usage }),
        ...(finish === undefined ? {} : { finish }),
        message: {
          role: 'assistant',
          content: text,
          ...(reasoning.length === 0 ? {} : { reasoning: [...reasoning] }),
          ...(toolCalls.length === 0 ? {} : { toolCalls }),
        },
      }
    },
  }
}

/** A signature closes the thought it belongs to; what comes after it is the next one. */
function think(reasoning: Reasoning[], { text, signature }: Reasoning): void {
  const last = reasoning.at(-1)
  const open = last !== undefined && last.signature === undefined
  const thought = { text: (open ? last.text : '') + text, ...(signature === undefined ? {} : { signature }) }
  reasoning.splice(open ? -1 : reasoning.length, open ? 1 : 0, thought)
}

/** A tool without parameters is often called with nothing at all. */
function parse(json: string): unknown {
  if (json.trim() === '') return {}
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
