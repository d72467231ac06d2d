import { verdict } from '../run/verdict.mjs'
import { formatResult } from './formatResult.mjs'

/** A workload's results for the terminal. */
export function drawResults({ name, title, metrics }) {
  const lines = metrics.flatMap((metric) => {
    const { must, stretch, peers, of = 'rivulet', unit } = metric
    const judged = peers[of] && `, ${of} ${verdict(metric, peers[of].result)}`
    return [
      `  ${metric.title}: must ${must}, stretch ${stretch}${judged ?? ''}`,
      ...Object.entries(peers).map(([peer, { result, median, samples }]) => {
        const span = `${Math.min(...samples)} to ${Math.max(...samples)} ${unit}`
        return `    ${peer.padEnd(20)}${formatResult(metric, result).padStart(10)}   median ${median}, ${span}`
      }),
    ]
  })
  return [`${name}: ${title}`, ...lines, ''].join('\n')
}
