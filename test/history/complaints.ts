import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isLifeSign } from '../../src/core/isLifeSign.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { Attempt, History } from './History.ts'
import type { Layer } from './Layer.ts'
import { contentOf } from './runScript.ts'
import type { LayerScript, NodeScript, Script } from './Script.ts'

/** Everything about a history that must not be, in words. */
export function complaints(script: Script, history: History, layers: readonly Layer[]): string[] {
  const used = layersOf(script.root).map(({ layer, params }) => ({
    ...layers.find(({ name }) => name === layer),
    params,
  }))
  const repeats = used.some((layer) => layer.repeats?.(layer.params))
  const refuses = used.some((layer) => layer.refuses?.(layer.params))
  return [
    ...aboutEndings(history),
    ...aboutText(script, history),
    ...aboutWinner(script, history),
    ...aboutLeftovers(history),
    ...aboutLanes(script, history, repeats, refuses),
    ...aboutEvents(history),
  ]
}

function aboutEndings({ terminals, leftAt, surplus, heard, endedAt, attempts, open }: History): string[] {
  const found: string[] = []
  if (terminals.length + (leftAt === undefined ? 0 : 1) > 1 || surplus > 0) found.push('more than one ending')
  if (endedAt !== undefined && heard.some(({ at }) => at > endedAt)) found.push('something after the end')
  if (endedAt === undefined && open.length === 0) found.push(`no ending, though all ${attempts.length} attempts ended`)
  return found
}

/** Each piece between resets and seams comes from one attempt: its beginning, or all of it where nobody left. */
function aboutText(script: Script, { heard, terminals, leftInside, said }: History): string[] {
  const isContent = contentOf(script)
  const pieces = split(heard.map(({ element }) => element))
  const found: string[] = []
  for (const piece of pieces) {
    const authors = new Set(piece.map((element) => said.find((entry) => entry.element === element)?.attempt))
    const [author] = authors
    if (author === undefined) continue
    if (authors.size > 1) found.push('the text of more than one attempt')
    const whole = author.said.filter((element) => !isLifeSign(element))
    if (piece.some((element, place) => element !== whole[place])) found.push('not the beginning of what was said')
    if (piece.length < whole.length && !leftInside) found.push('something that was said is missing')
  }

  const [terminal] = terminals
  const delivered = heard.some(({ element }) => isContent(element))
  if (terminal?.kind === 'complete') {
    const last = said.find(({ element }) => element === pieces.at(-1)?.[0])?.attempt
    if (!delivered) found.push('an end without content')
    else if (last?.ending !== 'complete') found.push('an end that the attempt had not')
  }
  if (terminal?.kind === 'error') {
    if (delivered && !(isProviderError(terminal.error) && terminal.error.committed))
      found.push('not marked as committed')
    if (!delivered && isProviderError(terminal.error) && terminal.error.committed)
      found.push('wrongly marked as committed')
  }
  return found
}

function split(elements: readonly ChatEvent[]): ChatEvent[][] {
  const pieces: ChatEvent[][] = [[]]
  for (const element of elements) {
    if (element.type === 'reset' || element.type === 'seam') pieces.push([])
    else if (!isLifeSign(element)) pieces.at(-1)?.push(element)
  }
  return pieces
}

/** The first content that anybody says is the first that the consumer hears, at once, and then the author is alone. */
function aboutWinner(script: Script, { heard, said, endedAt }: History): string[] {
  const isContent = contentOf(script)
  const first = said.find(({ element }) => isContent(element))
  const delivery = heard.find(({ element }) => isContent(element))
  if (first === undefined) return []
  if (delivery === undefined) {
    const leftBefore = heard.length > 0 && endedAt === first.at
    return leftBefore ? [] : ['the first content was not passed on']
  }
  const found: string[] = []
  if (delivery.element !== first.element || delivery.at !== first.at) found.push('not the first content')
  if (delivery.alsoOpen.length > 0) found.push('a loser was kept')
  return found
}

function aboutLeftovers({ stillOpen, endedAt, quietAt }: History): string[] {
  if (endedAt === undefined) return []
  const found: string[] = []
  if (stillOpen.length > 0) found.push('a subscription was left open')
  if (quietAt > endedAt) found.push('something was left scheduled')
  return found
}

function aboutLanes(
  script: Script,
  { attempts, heard, terminals }: History,
  repeats: boolean,
  refuses: boolean,
): string[] {
  const leaves = leavesOf(script.root)
  const asked = leaves.map((_, leaf) => attempts.filter((attempt) => attempt.leaf === leaf).length)
  const aborts = leaves.some(({ end }) => end.how === 'Aborted')
  const failed = terminals[0]?.kind === 'error' && !heard.some(({ element }) => contentOf(script)(element))
  const found: string[] = []
  if (!repeats && asked.some((times) => times > 1)) found.push('a provider was asked twice')
  const waiting = asked.includes(0) || attempts.some(({ ending }) => ending === undefined)
  if (failed && !aborts && !refuses && waiting) found.push('it failed while somebody might still have answered')
  return found
}

const LIFE = /^(start (first (win )?)?(lose|fail|complete|cancel) )*(start (first (win )?)?)?$/

/** What a listener was told of each place in the stack is the life of one attempt after the other. */
function aboutEvents({ events, endedAt }: History): string[] {
  const lives = new Map<string, string>()
  for (const { type, lane } of events) {
    if (type !== 'open') lives.set(lane.join('.'), `${lives.get(lane.join('.')) ?? ''}${type} `)
  }
  const told = [...lives.values()]
  const found: string[] = []
  if (told.some((life) => !LIFE.test(life))) found.push('a listener was told a tale')
  if (endedAt !== undefined && told.some((life) => /(start|first|win) $/.test(life)))
    found.push('an attempt without an end')
  return found
}

function leavesOf(node: NodeScript): (NodeScript & { kind: 'leaf' })[] {
  return node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf)
}

function layersOf(node: NodeScript): LayerScript[] {
  return node.kind === 'leaf' ? [] : [node, ...node.children.flatMap(layersOf)]
}

/** Whether another attempt had something to do in the very millisecond of the decision. */
export function hasTie(script: Script, { said, attempts }: History): boolean {
  const decision = said.find(({ element }) => contentOf(script)(element))
  return (
    decision !== undefined &&
    attempts.some((attempt: Attempt) => {
      const { startedAt, closedAt = Number.POSITIVE_INFINITY, plan } = attempt
      const there = startedAt <= decision.at && closedAt >= decision.at
      return attempt !== decision.attempt && there && plan.has(decision.at)
    })
  )
}
