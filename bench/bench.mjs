// rivulet beside its peers. `npm run bench -- --help` says how.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installOnce } from '../scripts/installOnce.mjs'
import { drawResults } from './report/drawResults.mjs'
import { writePage } from './report/writePage.mjs'
import { machine } from './run/machine.mjs'
import { measureAll } from './run/measureAll.mjs'
import { openFilesLimit } from './run/openFilesLimit.mjs'
import { parseArguments } from './run/parseArguments.mjs'
import { saveRecord } from './run/saveRecord.mjs'
import { summarise } from './run/summarise.mjs'
import { versions } from './run/versions.mjs'

const { chosen, peersOf, reps, json, saves } = parseArguments(process.argv.slice(2))
installOnce(fileURLToPath(new URL('.', import.meta.url)))

const surroundings = { repetitions: reps, machine: machine(), versions: versions() }
const date = new Date().toISOString().slice(0, 10)
const results = []
for (const workload of chosen) {
  const { name, title, metrics, needsFiles = 0 } = workload
  if (needsFiles > openFilesLimit()) {
    throw new Error(`${name} needs ${needsFiles} open files; raise the hard limit (ulimit -Hn), or choose with --only`)
  }
  const peers = peersOf(workload)
  const samples = await measureAll(workload, peers, reps)
  const measured = metrics.filter(({ of, base }) => [of, base].every((peer) => peer === undefined || samples[peer]))
  const result = { name, title, date, metrics: measured.map((metric) => summarise(metric, samples, peers[0])) }
  process.stdout.write(drawResults(result))
  results.push(result)
  if (saves) saveRecord({ ...surroundings, workloads: [result] })
}

if (json) writeFileSync(json, `${JSON.stringify({ ...surroundings, workloads: results }, null, 2)}\n`)
if (saves) writePage()
