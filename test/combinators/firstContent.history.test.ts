import fc from 'fast-check'
import { complaints, hasTie } from '../history/complaints.ts'
import { layers } from '../history/layers.ts'
import { plantedBugs } from '../history/plantedBugs.ts'
import { runScript } from '../history/runScript.ts'
import { scripts } from '../history/scripts.ts'

const RUNS = 3_000

test('whatever the lanes say and whenever the consumer leaves, the law of the commit point holds', () => {
  const seen = {
    scripts: 0,
    ties: 0,
    'left inside next': 0,
    'failed after content': 0,
    'failed before': 0,
    completed: 0,
  }
  fc.assert(
    fc.property(scripts(layers), (script) => {
      const history = runScript(script, layers)
      seen.scripts += 1
      if (hasTie(script, history)) seen.ties += 1
      if (history.leftInside) seen['left inside next'] += 1
      const [terminal] = history.terminals
      const content = history.heard.length > 0
      if (terminal?.kind === 'complete') seen.completed += 1
      if (terminal?.kind === 'error') seen[content ? 'failed after content' : 'failed before'] += 1

      expect(complaints(script, history, layers)).toEqual([])
    }),
    { numRuns: RUNS },
  )

  console.log(
    Object.entries(seen)
      .map(([what, count]) => `${what}: ${count}`)
      .join(', '),
  )
  expect(seen.scripts).toBeGreaterThanOrEqual(RUNS)
})

describe('the check finds', () => {
  test.each(plantedBugs.map(({ layer, complaint }) => [layer.name, layer, complaint] as const))(
    '%s',
    (_name, bug, complaint) => {
      const withBug = [...layers, bug]
      const { failed } = fc.check(
        fc.property(scripts(withBug), (script) => {
          const found = complaints(script, runScript(script, withBug), withBug)
          return !found.some((said) => said.startsWith(complaint))
        }),
        { numRuns: RUNS, endOnFailure: true },
      )

      expect(failed).toBe(true)
    },
  )
})
