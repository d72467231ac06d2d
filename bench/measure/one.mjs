// One measurement of one peer, in a process of its own: `one.mjs WORKLOAD PEER URL` prints what it found as JSON.
import { workloads } from '../workloads.mjs'
import { sameText } from '../workloads/sameText.mjs'

const [name, peer, url] = process.argv.slice(2)
const { measure } = [...workloads, sameText].find((workload) => workload.name === name)
process.stdout.write(JSON.stringify(await measure(peer, url)), () => process.exit())
