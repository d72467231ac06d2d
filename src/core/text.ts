import type { OperatorFunction } from 'rxjs'
import type { ChatEvent, Usage } from './ChatEvent.ts'
import { createProviderError } from './createProviderError.ts'
import { isContent } from './isContent.ts'
import { Link } from './Link.ts'
import { operate } from './operate.ts'
import type { ProviderErrorOf } from './ProviderError.ts'

const MESSAGE = 'the reply has no text, only reasoning or tool calls'

/**
 * The text of a reply: keeps the `text` events and drops the rest.
 *
 * ```
 * events  -r--t--t--u-(f|)
 * text    ----t--t----(|)
 * ```
 *
 * A reply that had reasoning or tool calls and no text fails with `Empty`, which is not retryable: asking again would
 * give the same. A `reset` fails with its own error, because text that was emitted cannot be taken back. Keep it the
 * last operator: a policy below it would see less than the reply has.
 *
 * @example
 * openai.events({ model: 'gpt-5-mini' })(messages).pipe(text()).subscribe((token) => process.stdout.write(token))
 */
export function text(): OperatorFunction<ChatEvent, string> {
  return operate((out) => new Text(out))
}

class Text extends Link<ChatEvent, string> {
  #spoken = false
  #other = false
  #usage: Usage | undefined
  #provider: string | undefined

  protected override heard(event: ChatEvent): void {
    if (event.type === 'text') {
      if (event.text === '') return
      this.#spoken = true
      this.out.next(event.text)
    } else if (event.type === 'reset') {
      this.out.error(event.error)
    } else if (event.type === 'usage') {
      const { type: _type, ...usage } = event
      this.#usage = usage
    } else if (event.type === 'finish') {
      this.#provider = event.provider
    } else if (!this.#other && isContent(event)) {
      this.#other = true
    }
  }

  protected override completed(): void {
    if (this.#spoken || !this.#other) this.out.complete()
    else this.out.error(this.#silent())
  }

  #silent(): ProviderErrorOf<'Empty'> {
    return createProviderError('Empty', MESSAGE, {
      retryable: false,
      ...(this.#usage === undefined ? {} : { usage: this.#usage }),
      ...(this.#provider === undefined ? {} : { provider: this.#provider }),
    })
  }
}
