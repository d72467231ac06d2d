import { aboutAttempts } from './aboutAttempts.ts'
import { aboutText } from './aboutText.ts'
import type { History } from './History.ts'
import type { Layer } from './Layer.ts'
import { contentOf, type Outcome } from './runScript.ts'
import type { Script } from './Script.ts'

/** Everything about what happened that must not be, in words. */
export function complaints(script: Script, { histories, quietAt }: Outcome, layers: readonly Layer[]): string[] {
  const ends = histories.map(({ endedAt }) => endedAt)
  const last = ends.includes(undefined) ? undefined : Math.max(...(ends as number[]))
  const anyOpen = histories.some(({ open }) => open.length > 0)
  return [
    ...(last !== undefined && quietAt > last ? ['something was left scheduled'] : []),
    ...histories.flatMap((history) => [
      ...aboutEndings(history, anyOpen),
      ...aboutText(history),
      ...aboutWinner(script, history),
      ...aboutAttempts(script, history, layers),
      ...aboutEvents(history),
    ]),
  ]
}

/** A call may wait for another one, where they share a pool, but not for nobody. */
function aboutEndings(history: History, anyOpen: boolean): string[] {
  const { terminals, leftAt, surplus, heard, endedAt, attempts, stillOpen } = history
  const found: string[] = []
  if (terminals.length + (leftAt === undefined ? 0 : 1) > 1 || surplus > 0) found.push('more than one ending')
  if (endedAt !== undefined && heard.some(({ at }) => at > endedAt)) found.push('something after the end')
  if (endedAt === undefined && !anyOpen) found.push(`no ending, though all ${attempts.length} attempts ended`)
  if (endedAt !== undefined && stillOpen.length > 0) found.push('a subscription was left open')
  return found
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
