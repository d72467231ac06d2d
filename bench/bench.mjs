// rivulet beside its peers. `npm run bench -- --help` says how.
import { writeFileSync } from 'node:fs'
import { drawTable } from './report/drawTable.mjs'
import { measureAll } from './run/measureAll.mjs'
import { parseArguments } from './run/parseArguments.mjs'
import { summarise } from './run/summarise.mjs'

const { chosen, peersOf, reps, json } = parseArguments(process.argv.slice(2))
const tell = (line) => process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : '')

const results = []
for (const workload of chosen) {
  const { name, title, metrics } = workload
  const samples = await measureAll(workload, peersOf(workload), reps, tell)
  const found = metrics.map((metric) => ({ ...metric, peers: summarise(metric, samples, workload.peers[0]) }))
  tell('')
  process.stdout.write(drawTable({ name, title, metrics: found }))
  results.push({ name, title, metrics: found })
}
if (json) writeFileSync(json, `${JSON.stringify({ reps, workloads: results }, null, 2)}\n`)
