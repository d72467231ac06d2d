import type { Fence } from './Fence.ts'

const languages = ['ts', 'js']
const known = ['no-run']

/** A fence that is a program, and what it prints where the document says so. */
export interface Program {
  readonly fence: Fence
  readonly runs: boolean
  readonly output: string | undefined
}

/** The programs among the fences of a document. Throws where a fence says something that nobody understands. */
export function programs(fences: readonly Fence[]): Program[] {
  const found: Program[] = []
  for (const fence of fences) {
    if (languages.includes(fence.language)) {
      const stray = fence.words.find((word) => !known.includes(word))
      if (stray !== undefined) throw new Error(`${fence.place}: "${stray}" says nothing to the tests`)
      found.push({ fence, runs: !fence.words.includes('no-run'), output: undefined })
    } else if (fence.words.includes('output')) {
      const program = found.pop()
      if (!program?.runs || program.output !== undefined) throw new Error(`${fence.place}: the output of what?`)
      found.push({ ...program, output: fence.code })
    }
  }
  return found
}
