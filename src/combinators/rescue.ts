import { catchError, concat, defer, type Observable, of, type OperatorFunction, tap, throwError } from 'rxjs'
import type { Reset, Seam } from '../core/ChatEvent.ts'
import type { ChatMessage } from '../core/ChatMessage.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { isContent } from '../core/isContent.ts'
import { markCommitted } from '../core/markCommitted.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { nameProvider } from '../core/nameProvider.ts'
import type { Provider } from '../core/Provider.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { unmarkCommitted } from '../core/unmarkCommitted.ts'
import { untilContent } from '../core/untilContent.ts'
import { checkLanes } from './checkLanes.ts'
import { followUp } from './followUp.ts'
import { refuseShared } from './refuseShared.ts'
import { watchLane } from './watchLane.ts'

interface RescueBase {
  /** Whether to act on this failure. Default: on all but `Aborted`. */
  readonly when?: (error: ProviderError) => boolean
  /** Narrows what commits. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
}

export interface RestartConfig extends RescueBase {
  readonly how: 'restart'
}

export interface ContinueConfig extends RescueBase {
  readonly how: 'continue'
  /** The messages that ask to go on from the text so far. Default: the text as the assistant's, and a request to go on. */
  readonly messages?: (messages: readonly ChatMessage[], text: string) => readonly ChatMessage[]
}

/**
 * What happens when a reply breaks off after its first content: another provider takes over, and the stream says so.
 *
 * ```
 * provider   -a-b-x
 * next            ---c-d|
 * restart    -a-b-R--c-d|      R = reset: forget the text so far, it starts anew
 * continue   -a-b-S--c-d|      S = seam: from here on it is the other's
 * ```
 *
 * A failure before the first content passes: that is what `fallback` is for. `restart` asks the same question again; over
 * it, `text()` fails with the reset's error, because strings cannot be taken back. `continue` does not act once a tool
 * call was emitted or where the reply is to be JSON: two halves of those make no whole. If `next` fails too, its error is
 * the result.
 *
 * @throws Config for a wrong option or where one of the two is no provider
 * @see fallback for failures before the first content
 * @example
 * rescue(openai.events({ apiKey }), ollama.events({ model: 'llama3.2' }), { how: 'restart' })
 */
export function rescue<A>(provider: Provider<A>, next: Provider<A>, config: RestartConfig): Provider<A | Reset>
export function rescue<A>(provider: Provider<A>, next: Provider<A>, config: ContinueConfig): Provider<A | Seam>
export function rescue<A>(
  provider: Provider<A>,
  next: Provider<A>,
  config: RestartConfig | ContinueConfig,
): Provider<A | Reset | Seam> {
  const how = { is: (value: unknown) => value === 'restart' || value === 'continue', mustBe: '"restart" or "continue"' }
  const rules = { how, when: rule.function, isContent: rule.function }
  checkOptions(
    'rescue',
    { ...config, how: config?.how ?? null },
    config?.how === 'continue' ? { ...rules, messages: rule.function } : rules,
  )
  checkLanes('rescue', [provider, next])
  const { when = () => true, isContent: commits = isContent } = config
  return nameProvider('rescue', (messages, options = {}) =>
    defer(() => {
      const refusal = refuseShared('rescue', 2, options)
      if (refusal) return throwError(() => refusal)
      const heard = { committed: false, text: '', tool: false }
      const first = watchLane(provider, 0, messages, options, monotonicScheduler, commits)
      // Also what the caller's own functions throw: once content was delivered, everything that fails fails after it.
      const settle = <E>(source: Observable<E>) =>
        source.pipe(
          catchError((thrown: unknown) =>
            throwError(() => (heard.committed ? markCommitted(thrown) : unmarkCommitted(thrown))),
          ),
        )
      const takeOver = (error: ProviderError) => {
        const whole = heard.tool || options.responseFormat?.type === 'json'
        const mayAct = heard.committed && error._tag !== 'Aborted' && !(config.how === 'continue' && whole)
        if (!mayAct || !when(error)) return throwError(() => error)
        const restart = config.how === 'restart'
        const asked = restart ? messages : (config.messages ?? followUp)(messages, heard.text)
        const { name, source } = watchLane(next, 1, asked, options, monotonicScheduler, commits)
        const mark: Reset | Seam = restart ? { type: 'reset', error } : { type: 'seam', from: first.name, to: name }
        return concat(of(mark), source.pipe(untilContent(commits)))
      }
      return first.source.pipe(listen(heard, commits), settle, catchError(takeOver), settle)
    }),
  )
}

interface Heard {
  committed: boolean
  text: string
  tool: boolean
}

function listen<A>(heard: Heard, commits: (element: unknown) => boolean): OperatorFunction<A, A> {
  return tap((value) => {
    heard.committed ||= commits(value)
    const { type, text } = Object(value) as { readonly type?: unknown; readonly text?: unknown }
    if (typeof value === 'string') heard.text += value
    else if (type === 'text' && typeof text === 'string') heard.text += text
    else if (type === 'toolCall') heard.tool = true
    else if (type === 'reset') Object.assign(heard, { text: '', tool: false })
  })
}
