import { parseArgs } from 'node:util'
import { workloads } from '../workloads.mjs'

const HELP = `npm run bench -- [--only W1,W2] [--peers floor,rivulet] [--reps 7] [--json FILE]

Workloads: ${workloads.map(({ name }) => name).join(', ')}
`

/** The command line: which workloads, which peers, how often, and where the results go. */
export function parseArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      peers: { type: 'string' },
      reps: { type: 'string', default: '7' },
      json: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    process.exit()
  }
  const names = values.only?.split(',')
  const peers = values.peers?.split(',')
  const reps = Number(values.reps)
  refuse(
    names,
    workloads.map(({ name }) => name),
  )
  refuse(
    peers,
    workloads.flatMap((workload) => workload.peers),
  )
  if (!Number.isInteger(reps) || reps < 1) throw new Error(`--reps ${values.reps}: a number from 1`)
  return {
    chosen: workloads.filter(({ name }) => names?.includes(name) ?? true),
    peersOf: (workload) =>
      workload.peers.filter((peer) => peer === workload.peers[0] || (peers?.includes(peer) ?? true)),
    reps,
    json: values.json,
  }
}

function refuse(given = [], known) {
  const strange = given.filter((name) => !known.includes(name))
  if (strange.length > 0) throw new Error(`unknown: ${strange.join(', ')}. Known: ${[...new Set(known)].join(', ')}`)
}
