import type { OperatorFunction } from 'rxjs'
import type { ChatEvent } from './ChatEvent.ts'
import { createProviderError } from './createProviderError.ts'
import { isContent } from './isContent.ts'
import { operate } from './operate.ts'

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
    return {
      next(event) {
        if (event.type === 'text') {
          if (event.text === '') return
          spoken = true
          out.next(event.text)
        } else if (event.type === 'reset') {
          out.error(event.error)
        } else if (!other && isContent(event)) {
          other = true
        }
      },
      complete() {
        if (spoken || !other) out.complete()
        else
          out.error(
            createProviderError('Empty', 'the reply has no text, only reasoning or tool calls', { retryable: false }),
          )
      },
    }
  })
}
