import type { OperatorFunction } from 'rxjs'
import type { ChatEvent, Usage } from './ChatEvent.ts'
import { createProviderError } from './createProviderError.ts'
import { isContent } from './isContent.ts'
import { operate } from './operate.ts'

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
  return operate((out) => {
    let spoken = false
    let other = false
    let known: { readonly usage?: Usage; readonly provider?: string } = {}
    return {
      next(event) {
        if (event.type === 'text') {
          if (event.text === '') return
          spoken = true
          out.next(event.text)
        } else if (event.type === 'reset') {
          out.error(event.error)
        } else if (event.type === 'usage') {
          const { type: _type, ...usage } = event
          known = { ...known, usage }
        } else if (event.type === 'finish') {
          known = { ...known, provider: event.provider }
        } else if (!other && isContent(event)) {
          other = true
        }
      },
      complete() {
        if (spoken || !other) out.complete()
        else out.error(createProviderError('Empty', MESSAGE, { retryable: false, ...known }))
      },
    }
  })
}
