import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ROWS = 30
/** Nothing to do, and the profiler itself. */
const NOT_WORK = ['(idle)', 'dispatch']

/** The functions of a profile in which the most time went by, and the files. */
export function drawProfile({ nodes, samples, timeDeltas }) {
  const own = new Map()
  samples.forEach((id, index) => add(own, id, timeDeltas[index]))
  const functions = new Map()
  const files = new Map()
  let total = 0
  for (const { id, callFrame } of nodes) {
    const time = own.get(id) ?? 0
    if (time === 0 || (callFrame.url === '' && NOT_WORK.includes(callFrame.functionName))) continue
    total += time
    const file = shorten(callFrame.url)
    add(functions, `${callFrame.functionName || 'anonymous'}  ${file}${file && `:${callFrame.lineNumber + 1}`}`, time)
    add(files, file || callFrame.functionName, time)
  }
  return [...rank(functions, total), '', ...rank(files, total), ''].join('\n')
}

const add = (sums, key, value) => sums.set(key, (sums.get(key) ?? 0) + value)

const shorten = (url) => (url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url)

function rank(sums, total) {
  const sorted = [...sums].sort(([, a], [, b]) => b - a).slice(0, ROWS)
  return sorted.map(([key, time]) => `${((100 * time) / total).toFixed(1).padStart(5)} %  ${key}`)
}
