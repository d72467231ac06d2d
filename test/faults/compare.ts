import type { Expected } from './FaultRow.ts'
import type { Observed } from './observe.ts'

/** What came otherwise than it was written down. */
export function compare(expected: Expected, observed: Observed): string[] {
  const { outcome, tokens = [], beginningOf, says, facts = {} } = expected
  const record = (observed.error as { toJSON?: () => Record<string, unknown> } | undefined)?.toJSON?.() ?? {}
  if (outcome !== observed.outcome) {
    return [`${observed.outcome} (${JSON.stringify(record).slice(0, 300)}), expected ${outcome}`]
  }
  return [
    ...(beginningOf ? differFromAll(beginningOf, observed.tokens) : differ('tokens', tokens, observed.tokens)),
    ...Object.entries('error' in expected ? expected.error : {}).flatMap(([name, want]) =>
      differ(name, want, record[name]),
    ),
    ...(says && !says.test(String(record.message)) ? [`"${String(record.message)}" does not match ${says}`] : []),
    ...Object.entries(facts).flatMap(([name, want]) => differ(name, want, observed.facts?.[name])),
  ]
}

function differ(what: string, want: unknown, have: unknown): string[] {
  if (want instanceof RegExp && want.test(String(have))) return []
  if (JSON.stringify(want) === JSON.stringify(have)) return []
  return [`${what} is ${JSON.stringify(have)}, expected ${want instanceof RegExp ? want : JSON.stringify(want)}`]
}

function differFromAll(wholes: readonly (readonly string[])[], tokens: readonly string[]): string[] {
  const begun = wholes.filter((whole) => tokens.every((token, place) => token === whole[place]))
  if (tokens.length > 0 && begun.length === 1) return []
  return [`tokens are ${JSON.stringify(tokens)}, the beginning of ${begun.length} replies, expected one`]
}
