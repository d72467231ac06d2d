/** A workload's results for the terminal. */
export function drawTable({ name, title, metrics }) {
  const lines = metrics.flatMap((metric) => [
    `  ${metric.title} (${metric.show}${metric.unit ? `, ${metric.unit}` : ''}); must ${metric.must}, stretch ${metric.stretch}`,
    ...Object.entries(metric.peers).map(([peer, { result, median, samples }]) => {
      const span = `${Math.min(...samples)} to ${Math.max(...samples)}`
      return `    ${peer.padEnd(20)} ${String(result).padStart(8)}   median ${median} ${metric.unit ?? ''}, ${span}`
    }),
  ])
  return [`${name}: ${title}`, ...lines, ''].join('\n')
}
