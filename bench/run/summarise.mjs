import { median } from './median.mjs'

/**
 * What the samples say of one metric. A repetition of a peer is compared with the base's of the same repetition, and the
 * result is the median of that; `worst` takes the largest instead.
 */
export function summarise(metric, samples, floor) {
  const { name, show, base = floor, of } = metric
  const values = (peer) => samples[peer].map((sample) => sample[name])
  const peers = Object.keys(samples).filter((peer) => of === undefined || peer === of)
  const found = peers.map((peer) => {
    const compared = values(peer).map((value, rep) => compare(show, value, () => values(base)[rep]))
    const result = show === 'worst' ? Math.max(...compared) : median(compared)
    return [peer, { result: round(result), median: round(median(values(peer))), samples: values(peer).map(round) }]
  })
  const results = Object.fromEntries(found)
  return { ...metric, must: resolve(metric.must, results), peers: results }
}

function compare(show, value, base) {
  if (show === 'ratio') return value / base()
  return show === 'difference' ? value - base() : value
}

/** A target is a number, or so much more than another peer needs. */
function resolve(must, results) {
  return typeof must === 'number' ? must : round((results[must.peer]?.result ?? Number.NaN) + must.plus)
}

const round = (value) => Number(value.toPrecision(4))
