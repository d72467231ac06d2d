import { config } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { isContent } from '../../src/core/isContent.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { consume } from './consume.ts'
import { createLeaf } from './createLeaf.ts'
import { History } from './History.ts'
import type { Layer, World } from './Layer.ts'
import type { NodeScript, Script } from './Script.ts'

/** Far beyond the longest script: where time gets this far, something repeats itself for ever. */
const END_OF_TIME = 10_000

/** What happened. */
export interface Outcome {
  /** One for each call. */
  readonly histories: readonly History[]
  /** When the last thing that was scheduled was done. */
  readonly quietAt: number
}

/** The predicate that all layers of a script share. */
export function contentOf({ textOnly }: Pick<Script, 'textOnly'>): (element: unknown) => boolean {
  return textOnly ? (element) => isContent(element) && (element as ChatEvent).type === 'text' : isContent
}

/** Makes the calls in virtual time, and tells what happened. */
export function runScript(script: Script, layers: readonly Layer[]): Outcome {
  const commits = contentOf(script)
  const histories = script.calls.map(() => new History(commits))
  const scheduler = new TestScheduler(() => undefined)
  let quietAt = 0
  scheduler.run(({ flush }) => {
    scheduler.maxFrames = END_OF_TIME
    // The first message says whose call it is, whatever a layer makes of the others.
    const historyOf = ([first]: readonly ChatMessage[]) => histories[Number(first?.content)] as History
    const provider = build(script.root, layers, historyOf, { isContent: commits, scheduler })
    const consumers = new Map<unknown, History>()
    config.onStoppedNotification = ({ kind }, subscriber) => {
      const history = consumers.get(subscriber)
      if (kind !== 'N' && history) history.surplus += 1
    }
    for (const [index, { at, leaving }] of script.calls.entries()) {
      const history = histories[index] as History
      const options = { onAttempt: (event: AttemptEvent) => history.events.push(event) }
      const call = () => {
        const stream = provider([{ role: 'user', content: String(index) }], script.listening ? options : {})
        consume(stream, leaving, history, scheduler, (consumer) => consumers.set(consumer, history))
      }
      if (at === 0) call()
      else scheduler.schedule(call, at)
    }
    flush()
    quietAt = scheduler.now()
  })
  config.onStoppedNotification = null
  return { histories, quietAt }
}

function build(
  root: NodeScript,
  layers: readonly Layer[],
  historyOf: (messages: readonly ChatMessage[]) => History,
  world: World,
): Provider<ChatEvent> {
  let leaves = 0
  const make = (node: NodeScript): Provider<ChatEvent> => {
    if (node.kind === 'leaf') return createLeaf(leaves++, node, historyOf, world.scheduler)
    const found = layers.find(({ name }) => name === node.layer)
    if (found === undefined) throw new Error(`there is no layer ${node.layer}`)
    return found.build(node.children.map(make), node.params, world)
  }
  return make(root)
}
