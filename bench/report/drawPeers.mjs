import { formatResult } from './formatResult.mjs'
import { names } from './names.mjs'

const COLUMNS = [
  ['W1', 'cpu', 'one stream, 64 events a write'],
  ['W2', 'cpu', '1 event a write'],
  ['W2b', 'cpu', 'random writes of 1 to 40 bytes'],
  ['W4-64K', 'cpu', 'in memory, 64 KiB'],
  ['W4-1K', 'cpu', '1 KiB'],
  ['W4-17', 'cpu', '17 bytes'],
  ['W3p', 'cpu', '500 streams'],
  ['W3p', 'memory', 'their RSS growth'],
  ['W3p', 'firstToken', 'their p99 first token'],
]

/** The table of all peers in all that they take part in. */
export function drawPeers({ workloads }) {
  const cell = (peer, workload, name) => {
    const metric = workloads.find((each) => each.name === workload)?.metrics.find((each) => each.name === name)
    return metric?.peers[peer] ? formatResult(metric, metric.peers[peer].result) : '–'
  }
  const line = (name, peer, kind = '') =>
    row([name, ...COLUMNS.map(([workload, metric]) => cell(peer, `${workload}${kind}`, metric))])
  return [
    row(['', ...COLUMNS.map(([, , title]) => title)]),
    row(['---', ...COLUMNS.map(() => '---:')]),
    ...Object.entries(names).map(([peer, name]) => line(name, peer)),
    line('rivulet, chunks that count', 'rivulet', '-counting'),
  ].join('\n')
}

const row = (cells) => `| ${cells.join(' | ')} |`
