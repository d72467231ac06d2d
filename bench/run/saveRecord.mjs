import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { workloads } from '../workloads.mjs'

const FILE = new URL('../../docs/performance.json', import.meta.url)

/** Writes docs/performance.json. What was not measured anew stays, if it was measured on the same machine and peers. */
export function saveRecord(record) {
  const before = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : undefined
  const kept = before !== undefined && surroundings(before) === surroundings(record) ? before.workloads : []
  const find = (name) => [...record.workloads, ...kept].find((workload) => workload.name === name) ?? []
  const all = { ...record, workloads: workloads.flatMap(({ name }) => find(name)) }
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`)
}

const surroundings = ({ repetitions, machine, versions }) => JSON.stringify({ repetitions, machine, versions })
