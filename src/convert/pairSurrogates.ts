import type { MonoTypeOperatorFunction } from 'rxjs'
import { operate } from '../core/operate.ts'

/**
 * Holds the first half of a surrogate pair back until the second one comes, because either alone becomes U+FFFD in UTF-8.
 * Empty text is dropped. A half that stays alone is passed on at the end.
 */
export function pairSurrogates(): MonoTypeOperatorFunction<string> {
  return operate((out) => {
    let half = ''
    const flush = () => {
      if (half !== '') out.next(half)
    }
    return {
      next(text) {
        const whole = half + text
        const last = whole.charCodeAt(whole.length - 1)
        const split = last >= 0xd800 && last <= 0xdbff ? whole.length - 1 : whole.length
        half = whole.slice(split)
        if (split > 0) out.next(whole.slice(0, split))
      },
      error(error) {
        flush()
        out.error(error)
      },
      complete() {
        flush()
        out.complete()
      },
    }
  })
}
