import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isLifeSign } from '../../src/core/isLifeSign.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'
import type { History } from './History.ts'

/** Each piece between resets and seams comes from one attempt: its beginning, or all of it where nobody left. */
export function aboutText(history: History): string[] {
  return [...aboutPieces(history), ...aboutTerminal(history)]
}

function aboutPieces({ heard, leftInside, said }: History): string[] {
  const found: string[] = []
  for (const piece of split(heard.map(({ element }) => element))) {
    const authors = new Set(piece.map((element) => said.find((entry) => entry.element === element)?.attempt))
    const [author] = authors
    if (author === undefined) continue
    if (authors.size > 1) found.push('the text of more than one attempt')
    const whole = author.said.filter((element) => !isLifeSign(element))
    if (piece.some((element, place) => element !== whole[place])) found.push('not the beginning of what was said')
    if (piece.length < whole.length && !leftInside) found.push('something that was said is missing')
  }
  return found
}

function aboutTerminal({ heard, terminals, said, hasContent }: History): string[] {
  const [terminal] = terminals
  const found: string[] = []
  if (terminal?.kind === 'complete') {
    const [begin] = split(heard.map(({ element }) => element)).at(-1) ?? []
    const last = said.find(({ element }) => element === begin)?.attempt
    if (!hasContent) found.push('an end without content')
    else if (last?.ending !== 'complete') found.push('an end that the attempt had not')
  }
  if (terminal?.kind === 'error') {
    const marked = isProviderError(terminal.error) && terminal.error.committed
    if (hasContent && !marked) found.push('not marked as committed')
    if (!hasContent && marked) found.push('wrongly marked as committed')
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
