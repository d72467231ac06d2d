import { parseArgs } from 'node:util'
import { workloads } from '../workloads.mjs'

const WHOLE = 7
const HELP = `npm run bench                      everything, and writes docs/performance.md
npm run bench:quick                the floor and rivulet in what is quick, three times
npm run bench -- --only W1,W2 --peers floor,rivulet --reps 3 --json FILE
npm run bench -- --only W3p --save  everybody in that, and writes it into docs/performance.md

Workloads: ${workloads.map(({ name }) => name).join(', ')}
`

/** The command line: which workloads, which peers, how often, and whether the page is written. */
export function parseArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      peers: { type: 'string' },
      reps: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean' },
      save: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    process.exit()
  }
  const { quick, json, only, save } = values
  const names = only?.split(',') ?? workloads.filter(({ slow }) => !(quick && slow)).map(({ name }) => name)
  const peers = values.peers?.split(',') ?? (quick ? ['rivulet', 'dependencies'] : undefined)
  const reps = Number(values.reps ?? (quick ? 3 : WHOLE))
  refuse(
    names,
    workloads.map(({ name }) => name),
  )
  refuse(
    peers ?? [],
    workloads.flatMap((workload) => workload.peers),
  )
  if (!Number.isInteger(reps) || reps < 1) throw new Error(`--reps ${values.reps}: not a number from 1`)
  const complete = peers === undefined && reps >= WHOLE
  if (save && !complete) throw new Error(`--save: only what all peers did at least ${WHOLE} times`)
  return {
    chosen: workloads.filter(({ name }) => names.includes(name)),
    // The first is what the others are compared with.
    peersOf: (workload) => workload.peers.filter((peer, index) => index === 0 || !peers || peers.includes(peer)),
    reps,
    json,
    saves: save || (complete && names.length === workloads.length),
  }
}

function refuse(given, known) {
  const strange = given.filter((name) => !known.includes(name))
  if (strange.length > 0) throw new Error(`unknown: ${strange.join(', ')}. There is ${[...new Set(known)].join(', ')}`)
}
