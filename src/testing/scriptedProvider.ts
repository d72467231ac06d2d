import { isObservable, Observable, type SchedulerLike, Subscription, tap } from 'rxjs'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isProviderError } from '../core/isProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { nameProvider } from '../core/nameProvider.ts'
import type { Provider } from '../core/Provider.ts'
import type { Pause, Stall } from './Fault.ts'
import { isPart } from './parts/isPart.ts'

/** What one subscription gets: an Observable, or elements with silences between; an Error ends it. */
export type ProviderScript<A> = Observable<A> | readonly (A | Silent)[]

/** One subscription to a scripted provider. It goes on changing while the reply runs. */
export interface ScriptedCall {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions | undefined
  /** How many elements it has given. */
  readonly elements: number
  /** False once it has completed, failed or been left. */
  readonly subscribed: boolean
  /** How it ended; undefined while it is subscribed. */
  readonly ending: 'completed' | 'failed' | 'unsubscribed' | undefined
}

export interface ScriptedProvider<A = string> extends Provider<A> {
  /** One entry per subscription, in order. A call that nobody subscribed to is none. */
  readonly calls: readonly ScriptedCall[]
}

export interface ScriptedProviderOptions {
  /** The provider's name in errors and attempt events. Default `scripted`. */
  readonly name?: string
  /** The clock of `pause` and `stall`. Default: real time, virtual inside `marbles`. */
  readonly scheduler?: SchedulerLike
}

/** What a script may hold and its stream never gives; without this a script of one Error would be a stream of Errors. */
type Silent = Error | Pause | Stall

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * A provider without a network that gives what its script says: one script per subscription, the last one repeats.
 *
 * A script is an Observable (`cold('--a|')`) or an array of elements, in which `pause(ms)` and `stall()` are silences and
 * an Error is the end; without them it completes. It runs synchronously up to its first silence and stops as soon as
 * the consumer leaves. An array that holds only arrays and Observables is a list of scripts, any other is one script.
 *
 * Throws `Config` for a list that mixes scripts and elements, and for parts that need a socket, such as `cut()`.
 *
 * @example
 * const provider = scriptedProvider([['Hel', new Error('lost')], ['Hel', pause(50), 'lo']], { name: 'flaky' })
 * provider(messages).pipe(retryBackoff()).subscribe()
 * provider.calls[0]?.ending // 'failed'
 */
export function scriptedProvider<A = string>(
  scripts: readonly ProviderScript<A>[],
  options?: ScriptedProviderOptions,
): ScriptedProvider<Exclude<A, Silent>>
export function scriptedProvider<A = string>(
  script: ProviderScript<A>,
  options?: ScriptedProviderOptions,
): ScriptedProvider<Exclude<A, Silent>>
export function scriptedProvider<A>(
  scripts: ProviderScript<A> | readonly ProviderScript<A>[],
  options: ScriptedProviderOptions = {},
): ScriptedProvider<A> {
  checkOptions('scriptedProvider', options, { name: rule.string, scheduler: rule.scheduler })
  const { name = 'scripted', scheduler = monotonicScheduler } = options
  const list = toList(scripts)
  const calls: Mutable<ScriptedCall>[] = []

  const provider: Provider<A> = (messages, callOptions) =>
    new Observable<A>((out) => {
      const script = list[calls.length] ?? list.at(-1) ?? []
      const call: Mutable<ScriptedCall> = {
        messages,
        options: callOptions,
        elements: 0,
        subscribed: true,
        ending: undefined,
      }
      calls.push(call)
      const end = (ending: ScriptedCall['ending']) => {
        call.subscribed = false
        call.ending = ending
      }
      const watch = tap<A>({
        next: () => void call.elements++,
        error: () => end('failed'),
        complete: () => end('completed'),
        unsubscribe: () => end('unsubscribed'),
      })
      return (isObservable(script) ? script : play(script, scheduler)).pipe(watch).subscribe(out)
    })
  return Object.assign(nameProvider(name, provider), { calls })
}

function toList<A>(scripts: ProviderScript<A> | readonly ProviderScript<A>[]): readonly ProviderScript<A>[] {
  if (isObservable(scripts)) return [scripts]
  if (!Array.isArray(scripts)) {
    throw createProviderError('Config', 'scriptedProvider: a script must be an Observable or an array')
  }
  const items: readonly unknown[] = scripts
  const found = items.filter((item) => Array.isArray(item) || isObservable(item)).length
  if (found > 0 && found < items.length) {
    throw createProviderError('Config', 'scriptedProvider: a list of scripts may hold only arrays and Observables')
  }
  const list = (found > 0 ? items : [items]) as readonly ProviderScript<A>[]
  for (const script of list) if (!isObservable(script)) script.forEach(check)
  return list
}

function check(element: unknown): void {
  if (isPart(element) && !isSilence(element)) {
    const message = `scriptedProvider: ${element.part}() needs a wire; of the parts only pause() and stall() fit here`
    throw createProviderError('Config', message)
  }
}

function isSilence(element: unknown): element is Pause | Stall {
  return isPart(element) && (element.part === 'pause' || element.part === 'stall')
}

function play<A>(elements: readonly (A | Silent)[], scheduler: SchedulerLike): Observable<A> {
  return new Observable((out) => {
    function playFrom(start: number): void {
      for (let index = start; index < elements.length && !out.closed; index++) {
        const element = elements[index] as A | Silent
        if (isSilence(element)) return wait(element.ms, index + 1)
        if (element instanceof Error || isProviderError(element)) return out.error(element)
        out.next(element)
      }
      out.complete()
    }
    function wait(ms: number, next: number): void {
      if (ms === Infinity) return
      const timer = new Subscription()
      out.add(timer)
      const resume = () => {
        out.remove(timer)
        playFrom(next)
      }
      timer.add(scheduler.schedule(resume, ms))
    }
    playFrom(0)
  })
}
