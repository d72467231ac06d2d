import fc from 'fast-check'
import { complaints, hasTie } from '../history/complaints.ts'
import type { Layer } from '../history/Layer.ts'
import { layers } from '../history/layers.ts'
import { operatorLayers } from '../history/operatorLayers.ts'
import { plantedBugs } from '../history/plantedBugs.ts'
import { runScript } from '../history/runScript.ts'
import { scripts } from '../history/scripts.ts'

const RUNS = 2_500

describe('whatever the lanes say and whenever the consumer leaves, the law of the commit point holds', () => {
  test.each<[string, readonly Layer[]]>([
    ['hedge, fallback and race', layers],
    ['them and the operators', [...layers, ...operatorLayers]],
  ])('in stacks of %s', (stacks, all) => {
    const seen = {
      scripts: 0,
      'with a tie': 0,
      'left inside next': 0,
      'left otherwise': 0,
      'failed after content': 0,
      'failed before': 0,
      completed: 0,
    }
    fc.assert(
      fc.property(scripts(all), (script) => {
        const history = runScript(script, all)
        const { terminals, heard, leftAt, leftInside } = history
        seen.scripts += 1
        if (hasTie(script, history)) seen['with a tie'] += 1
        if (leftInside) seen['left inside next'] += 1
        else if (leftAt !== undefined) seen['left otherwise'] += 1
        if (terminals[0]?.kind === 'complete') seen.completed += 1
        if (terminals[0]?.kind === 'error') seen[heard.length > 0 ? 'failed after content' : 'failed before'] += 1

        expect(complaints(script, history, all)).toEqual([])
      }),
      { numRuns: RUNS },
    )

    const counts = Object.entries(seen).map(([what, count]) => `${count} ${what}`)
    console.log(`histories of ${stacks}: ${counts.join(', ')}`)
    for (const [what, count] of Object.entries(seen)) expect([what, count > RUNS / 100]).toEqual([what, true])
  })
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
