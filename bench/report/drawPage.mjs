import { drawPeers } from './drawPeers.mjs'
import { drawTargets } from './drawTargets.mjs'

/** docs/performance.md, from what was measured. */
export function drawPage(record) {
  const { repetitions, machine, versions, workloads } = record
  const dates = workloads.map(({ date }) => date).sort()
  const measured = dates[0] === dates.at(-1) ? `on ${dates[0]}` : `from ${dates[0]} to ${dates.at(-1)}`
  const pinned = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `# Performance

What rivulet costs beside other ways to read the same reply. The measure is the **floor**: \`undici.request\` and a loop
written by hand, which decodes, looks for the ends of lines, calls \`JSON.parse\` and takes the text. rivulet is measured with
everything switched on: the check of each chunk against its io-ts schema, \`tokenTimeout\`, \`retryBackoff\`, \`fallback\`, and
\`text()\` last.

![Bars: processor time and memory of each peer](performance.svg)

## Beside others

As a multiple of the floor; less is better. The chunks of a reply are mostly the same but for what some strings say and some
numbers count. In a long reply, from its 513th chunk on, rivulet does not parse again what did not change; the 500 streams are
shorter, so nothing is gained there. In the last row each chunk also counts the tokens so far, as some services do.

${drawPeers(record)}

## Against its targets

Each row is rivulet's. "Must" is what it has to reach, "stretch" what it is after.

${drawTargets(record)}

## How it is measured

- The server is a process of its own that writes prepared bytes. Each measurement is a new process with a new server, and
  warms up first, on the same reply where it is one stream.
- Processor time is \`process.cpuUsage\`: user and system, all threads, with compiler and garbage collector. It begins after
  the warm-up, and ends with the last token.
- The peers take turns. A result is the median over ${repetitions} repetitions of the comparison within one repetition, because
  absolute times move with the machine and ratios hardly do.
- Small writes come 10 µs apart, so that the reply lasts as long for all clients. Who reads each write as it comes wakes up for
  each. rivulet lets the next ones gather for a millisecond when 16 small reads came within one, which only a flood does.
  Without a pause a client that is slower finds more in the socket at once and wakes less often, so these two rows change
  from run to run.
- RSS is what the system says the process has in memory, growth its largest value above that before.
- The second loop is a check of the first: it shows whether the floor is slow.
- \`node bench/smoke.mjs\` says whether all peers read the same text, however it is cut.

Measured ${measured} with Node ${machine.node} on ${machine.system}, ${machine.cores} cores (${machine.processor}), ${machine.memory}, and with
${pinned.slice(0, -1).join(', ')} and ${pinned.at(-1)}. All numbers are in [performance.json](performance.json).

## Run it

\`\`\`sh
npm run bench
npm run bench:quick
npm run bench -- --only W1,W2 --peers floor,rivulet --reps 9
npm run bench -- --only W3p --save
\`\`\`

The first runs everything, for half an hour or more, and writes this page. The second takes less than two minutes. The last
writes the rows of one workload anew. \`--help\` lists the workloads. 10,000 open streams need as many open files: see
\`ulimit -Hn\`.
`
}
