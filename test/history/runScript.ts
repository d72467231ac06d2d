import { config, type Observable, type SchedulerLike, take } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isContent } from '../../src/core/isContent.ts'
import { operate } from '../../src/core/operate.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { createLeaf } from './createLeaf.ts'
import { History } from './History.ts'
import type { Layer, World } from './Layer.ts'
import type { NodeScript, Script } from './Script.ts'

/** Far beyond the longest script: where time gets this far, something repeats itself for ever. */
const END_OF_TIME = 10_000

/** The predicate that all layers of a script share. */
export function contentOf({ textOnly }: Pick<Script, 'textOnly'>): (element: unknown) => boolean {
  return textOnly ? (element) => isContent(element) && (element as ChatEvent).type === 'text' : isContent
}

/** Makes the call in virtual time, and tells what happened. */
export function runScript(script: Script, layers: readonly Layer[]): History {
  const history = new History()
  const scheduler = new TestScheduler(() => undefined)
  scheduler.run(({ flush }) => {
    scheduler.maxFrames = END_OF_TIME
    const provider = build(script.root, layers, history, { isContent: contentOf(script), scheduler })
    const onAttempt = (event: AttemptEvent) => history.events.push(event)
    consume(
      provider([{ role: 'user', content: 'Hi' }], script.listening ? { onAttempt } : {}),
      script,
      history,
      scheduler,
    )
    flush()
    history.quietAt = scheduler.now()
  })
  config.onStoppedNotification = null
  return history
}

function build(root: NodeScript, layers: readonly Layer[], history: History, world: World): Provider<ChatEvent> {
  let leaves = 0
  const make = (node: NodeScript): Provider<ChatEvent> => {
    if (node.kind === 'leaf') return createLeaf(leaves++, node, history, world.scheduler)
    const found = layers.find(({ name }) => name === node.layer)
    if (found === undefined) throw new Error(`there is no layer ${node.layer}`)
    return found.build(node.children.map(make), node.params, world)
  }
  return make(root)
}

function consume(stream: Observable<ChatEvent>, { leaving }: Script, history: History, scheduler: SchedulerLike): void {
  /** What is torn down by the ending is torn down in its turn. */
  const lookBack = () => {
    scheduler.schedule(() => {
      history.stillOpen = history.open
    })
  }
  const leave = (inside: boolean) => {
    history.leftAt = scheduler.now()
    history.leftInside = inside
    lookBack()
  }
  const left =
    leaving.how === 'take'
      ? stream.pipe(take(leaving.elements))
      : leaving.how === 'unsubscribe'
        ? stream.pipe(
            operate<ChatEvent, ChatEvent>((out) => {
              let elements = 0
              return {
                next(element) {
                  out.next(element)
                  elements += 1
                  if (elements < leaving.elements) return
                  out.unsubscribe()
                  leave(true)
                },
              }
            }),
          )
        : stream

  const consumer = left.subscribe({
    next: (element) => {
      const author = history.authorOf(element)
      history.heard.push({
        at: scheduler.now(),
        element,
        alsoOpen: history.open.filter((attempt) => attempt !== author),
      })
    },
    error: (error: unknown) => {
      history.terminals.push({ kind: 'error', at: scheduler.now(), error })
      lookBack()
    },
    complete: () => {
      if (leaving.how === 'take' && history.heard.length === leaving.elements) leave(true)
      else history.terminals.push({ kind: 'complete', at: scheduler.now() })
      lookBack()
    },
  })
  config.onStoppedNotification = ({ kind }, subscriber) => {
    if (kind !== 'N' && (subscriber as unknown) === consumer) history.surplus += 1
  }
  if (leaving.how === 'at' && !consumer.closed) {
    const timer = scheduler.schedule(() => {
      consumer.unsubscribe()
      leave(false)
    }, leaving.ms)
    consumer.add(timer)
  }
}
