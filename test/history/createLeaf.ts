import { Observable, type SchedulerLike, Subscription } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isContent } from '../../src/core/isContent.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { Attempt, History } from './History.ts'
import type { Ending, LeafScript, Step } from './Script.ts'

/** A provider that follows its script and writes down what it says, each time anew, in the history of the call. */
export function createLeaf(
  leaf: number,
  { steps, end }: LeafScript,
  historyOf: (messages: readonly ChatMessage[]) => History,
  scheduler: SchedulerLike,
): Provider<ChatEvent> {
  return nameProvider(`leaf${leaf}`, (messages) => {
    const history = historyOf(messages)
    const startedAt = scheduler.now()
    const plan = new Set<number>()
    let moment = startedAt
    for (const { wait } of [...steps, end]) plan.add((moment += wait))
    if (end.how === 'throw') {
      Object.assign(history.begin(leaf, startedAt, plan), { ending: 'error', closedAt: startedAt })
      throw new Error('threw')
    }
    return new Observable<ChatEvent>((out) => {
      const attempt = history.begin(leaf, startedAt, plan)
      out.add(() => {
        attempt.closedAt ??= scheduler.now()
      })
      const timer = new Subscription()
      out.add(timer)
      const after = (wait: number, act: () => void) => {
        if (wait === 0) act()
        else timer.add(scheduler.schedule(act, wait))
      }
      const play = (index: number): void => {
        if (out.closed) return
        const step = steps[index]
        if (step === undefined) {
          after(end.wait, () => finish())
          return
        }
        after(step.wait, () => {
          if (out.closed) return
          const element = createElement(step, attempt)
          attempt.said.push(element)
          history.said.push({ attempt, element, at: scheduler.now() })
          out.next(element)
          play(index + 1)
        })
      }
      const finish = () => {
        if (out.closed || end.how === 'never') return
        attempt.ending = end.how === 'complete' ? 'complete' : 'error'
        if (end.how === 'complete') out.complete()
        else out.error(createError(end.how, attempt.said.some(isContent)))
      }
      play(0)
    })
  })
}

/** A new object each time: elements are told apart by identity. */
function createElement({ says }: Step, { leaf, said }: Attempt): ChatEvent {
  switch (says) {
    case 'text':
    case 'reasoning':
      return { type: says, text: `${leaf}.${said.length} ` }
    case 'empty':
      return { type: 'text', text: '' }
    case 'usage':
      return { type: 'usage', outputTokens: said.length }
    case 'activity':
      return { type: 'activity' }
  }
}

/** As providers do, it says whether there had been content. */
function createError(how: Ending['how'], committed: boolean): unknown {
  switch (how) {
    case 'Network':
      return createProviderError('Network', 'lost', { phase: 'body', committed })
    case 'RateLimited':
      return createProviderError('RateLimited', 'slow down', { committed })
    case 'WaitFor5':
      return createProviderError('RateLimited', 'slow down for a while', { retryAfterMs: 5, committed })
    case 'Unauthorized':
      return createProviderError('Unauthorized', 'who are you', { committed })
    case 'Aborted':
      return createProviderError('Aborted', 'the call was aborted', { committed })
    default:
      return new Error('boom')
  }
}
