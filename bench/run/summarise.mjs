/** What the samples of a workload say: each repetition of a peer is compared with the floor's of the same repetition. */
export function summarise(metric, samples, base) {
  return Object.fromEntries(
    Object.entries(samples).map(([peer, all]) => {
      const values = all.map((sample) => sample[metric.name])
      const compared = values.map((value, rep) => compare(metric.show, value, samples[base][rep][metric.name]))
      return [peer, { median: round(median(values)), result: round(median(compared)), samples: values.map(round) }]
    }),
  )
}

function compare(show, value, floor) {
  if (show === 'ratio') return value / floor
  return show === 'difference' ? value - floor : value
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2
}

const round = (value) => Number(value.toPrecision(4))
