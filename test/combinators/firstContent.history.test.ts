import fc from 'fast-check'
import { combinatorLayers } from '../history/combinatorLayers.ts'
import { complaints } from '../history/complaints.ts'
import { hasTie } from '../history/hasTie.ts'
import type { Layer } from '../history/Layer.ts'
import { layers } from '../history/layers.ts'
import { nestings } from '../history/nestings.ts'
import { operatorLayers } from '../history/operatorLayers.ts'
import { plantedBugs } from '../history/plantedBugs.ts'
import { plantedBugsOfAsking } from '../history/plantedBugsOfAsking.ts'
import { runScript } from '../history/runScript.ts'
import { scripts } from '../history/scripts.ts'

const RUNS = 2_500
const everything = [...layers, ...combinatorLayers, ...operatorLayers]

describe('whatever the lanes say and whenever the consumer leaves, the law of the commit point holds', () => {
  test.each<[string, readonly Layer[]]>([
    ['hedge, fallback and race', layers],
    ['all operators and combinators', everything],
  ])('in stacks of %s', (stacks, all) => {
    const seen = {
      scripts: 0,
      'with two calls': 0,
      'three deep or more': 0,
      'with a tie': 0,
      'left inside next': 0,
      'left otherwise': 0,
      'failed after content': 0,
      'failed before': 0,
      completed: 0,
    }
    const pairs = new Set<string>()
    fc.assert(
      fc.property(scripts(all), (script) => {
        const outcome = runScript(script, all)
        const { depth, pairs: own } = nestings(script.root)
        for (const pair of own) pairs.add(pair)
        seen.scripts += 1
        if (script.calls.length > 1) seen['with two calls'] += 1
        if (depth >= 3) seen['three deep or more'] += 1
        for (const history of outcome.histories) {
          const { terminals, hasContent, leftAt, leftInside } = history
          if (hasTie(script, history)) seen['with a tie'] += 1
          if (leftInside) seen['left inside next'] += 1
          else if (leftAt !== undefined) seen['left otherwise'] += 1
          if (terminals[0]?.kind === 'complete') seen.completed += 1
          if (terminals[0]?.kind === 'error') seen[hasContent ? 'failed after content' : 'failed before'] += 1
        }

        expect(complaints(script, outcome, all)).toEqual([])
      }),
      { numRuns: RUNS },
    )

    const counts = Object.entries(seen).map(([what, count]) => `${count} ${what}`)
    const most = all.length ** 2
    console.log(`histories of ${stacks}: ${counts.join(', ')}; ${pairs.size} of ${most} kinds stood in one another`)
    for (const [what, count] of Object.entries(seen)) expect([what, count > RUNS / 100]).toEqual([what, true])
    expect(pairs.size / most).toBeGreaterThan(0.9)
  })
})

describe('the check finds', () => {
  const bugs = [...plantedBugs, ...plantedBugsOfAsking]
  test.each(bugs.map(({ layer, complaint }) => [layer.name, layer, complaint] as const))(
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
