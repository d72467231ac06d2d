import { describeValue } from './describeValue.ts'
import { matchesExpected } from './matchesExpected.ts'

/** Which letter stands for which value in a picture. */
export interface Legend {
  /** The same letter for equal values. */
  letterOf(value: unknown): string
  /** A line for each letter in use that does not stand for itself. */
  lines(): string[]
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A legend that keeps the letters that the test itself has given, and draws one-letter strings as themselves. */
export function createLegend(values: Readonly<Record<string, unknown>>): Legend {
  const known = Object.entries(values).filter(([letter]) => isMarble(letter))
  const used = new Set<string>()

  function find(value: unknown): string {
    const named = known.find(([, other]) => matchesExpected(value, other))
    if (named) return named[0]
    const isTaken = (letter: string) => known.some(([other]) => other === letter)
    const self = typeof value === 'string' && isMarble(value) && !isTaken(value) ? value : undefined
    const letter = self ?? LETTERS.find((candidate) => !isTaken(candidate)) ?? '?'
    known.push([letter, value])
    return letter
  }

  return {
    letterOf(value) {
      const letter = find(value)
      used.add(letter)
      return letter
    },
    lines: () =>
      known
        .filter(([letter, value]) => used.has(letter) && value !== letter)
        .map(([letter, value]) => `${letter}  ${describeValue(value)}`),
  }
}

/** One character that means nothing else in a diagram. */
function isMarble(text: string): boolean {
  return [...text].length === 1 && !/[\s\-()|#^!]/.test(text)
}
