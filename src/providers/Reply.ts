import type { ChatEvent, Usage } from '../core/ChatEvent.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isContent } from '../core/isContent.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import type { ReplyReader } from '../wire/ReplyReader.ts'

const PIECES = 32
/** Characters of a token, as vendors' rule of thumb has it. */
const TOKEN = 4

/** What is known of one reply while it comes in. */
export class Reply {
  readonly #provider: string
  #reader: ReplyReader<never> | undefined
  #sentinel = false
  #committed = false
  #text = ''
  #pieces: string[] = []
  #characters = 0
  /** The bytes have come to their end. */
  ended = false
  requestId: string | undefined

  constructor(provider: string) {
    this.#provider = provider
  }

  get committed(): boolean {
    return this.#committed
  }

  get text(): string {
    this.#text += this.#pieces.join('')
    this.#pieces = []
    return this.#text
  }

  get usage(): Usage | undefined {
    return this.#reader?.usage
  }

  /** The usage of a reply that failed: what was delivered is paid for, also where the service had not counted it yet. */
  get cost(): Usage | undefined {
    if (this.#characters === 0 || this.usage?.outputTokens !== undefined) return this.usage
    return { ...this.usage, outputTokens: Math.ceil(this.#characters / TOKEN), estimated: true }
  }

  /** The wire's terminal mark was seen: whatever breaks from here on, the reply is whole. */
  get complete(): boolean {
    return this.#sentinel || this.#reader?.complete === true
  }

  readBy(reader: ReplyReader<never>): void {
    this.#reader = reader
  }

  /** The sentinel, or a chunk that is the last whatever else may come. */
  close(): void {
    this.#sentinel = true
  }

  saw(event: ChatEvent): void {
    if (!this.#committed && isContent(event)) this.#committed = true
    if (event.type === 'text' || event.type === 'reasoning') this.#characters += event.text.length
    else if (event.type === 'toolCall') this.#characters += event.arguments.length
    // Joined by the dozen: a string that grows by a token is a tree of all of them.
    if (event.type === 'text' && this.#pieces.push(event.text) === PIECES) this.#text = this.text
  }

  /** How the reply ends when nothing more comes: its last events, or what is wrong with it. */
  finish(): readonly ChatEvent[] | ProviderError {
    if (!this.complete) {
      return createProviderError('Interrupted', 'the reply ended before its end mark', { text: this.text })
    }
    const { reason = 'other', raw = '', model, id } = this.#reader?.end ?? {}
    if (!this.#committed) {
      const said = raw === '' ? '' : ` (${raw})`
      const retryable = reason !== 'contentFilter' && reason !== 'length'
      return createProviderError('Empty', `the reply ended without content${said}`, { retryable })
    }
    const known = { ...(model === undefined ? {} : { model }), ...(id === undefined ? {} : { id }) }
    return [
      ...(this.usage === undefined ? [] : [{ type: 'usage', ...this.usage } as const]),
      { type: 'finish', reason, raw, provider: this.#provider, ...known },
    ]
  }
}
