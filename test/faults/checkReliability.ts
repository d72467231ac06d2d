import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultRow } from './FaultRow.ts'
import type { Matrix } from './runMatrix.ts'
import type { Verdict } from './runCase.ts'

const FILE = join(__dirname, '..', '..', 'docs', 'reliability.md')

const INTRODUCTION = `# Reliability

What goes wrong between a program and a model, and what rivulet makes of it. Each row is played on real sockets by the
tests, which also write this table.

"Retry" and "fallback" say whether \`retryBackoff()\` asks the same provider again and \`fallback()\` the next one. Neither
ever acts after the first content. A dash: there is nothing to act on.

In every row the caller hears exactly one end, or none after leaving; hears every token once and in order; the socket is
released, and neither a timer nor a listener is left behind; nothing is thrown past the caller; and no error shows a key, a
header's value, a proxy's password or what the messages say.
`

/** Compares the page with the run, or writes it where \`UPDATE_DOCS=1\`. */
export function checkReliability(rows: readonly FaultRow[], matrix: Matrix): string {
  const lines = rows.map((row) => {
    const verdicts = matrix.verdictsOf(row.number)
    const cells = [
      row.number.replace(/^F0?/, ''),
      row.title,
      `${row.does}${row.notMade ? ` (not tested: ${row.notMade})` : ''}`,
      row.retry ?? acts(verdicts, ({ retried }) => retried),
      row.fallback ?? acts(verdicts, ({ fellBack }) => fellBack),
    ]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  const table = ['| | fault | what rivulet does | retry | fallback |', '|---|---|---|---|---|', ...lines]
  const page = `${INTRODUCTION}\n${table.join('\n')}\n`
  if (process.env.UPDATE_DOCS === '1') writeFileSync(FILE, page)
  const written = readFileSync(FILE, 'utf8')
  if (written === page) return 'as written'
  const different = page.split('\n').filter((line) => !written.split('\n').includes(line))
  return `differs; UPDATE_DOCS=1 writes it:\n${different.join('\n')}`
}

function acts(verdicts: readonly Verdict[], did: (verdict: Verdict) => boolean | undefined): string {
  const failed = verdicts.filter((verdict) => did(verdict) !== undefined)
  if (failed.length === 0) return '–'
  const acted = failed.filter(did)
  if (acted.length === failed.length) return 'yes'
  if (acted.length === 0) return 'no'
  const committed = (verdict: Verdict) => (verdict.error as { committed?: boolean } | undefined)?.committed === true
  return failed.every((verdict) => did(verdict) !== committed(verdict)) ? 'before content' : 'where it may help'
}
