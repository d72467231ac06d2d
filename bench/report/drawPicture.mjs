import { names } from './names.mjs'

const PANELS = [
  ['W1', 'cpu', 'Processor time of one stream, as a multiple of the hand-written loop’s'],
  ['W3p', 'cpu', 'Processor time of 500 streams at once, likewise'],
  ['W3p', 'memory', 'Memory that 500 streams take, likewise'],
]
const ROW = 24
const LEFT = 230
const WIDTH = 800
const ROOM = WIDTH - LEFT - 60

/** docs/performance.svg: bars, in greys that can be read on white and on black. */
export function drawPicture({ workloads }) {
  const find = (name, metric) =>
    workloads.find((each) => each.name === name)?.metrics.find((each) => each.name === metric)
  let top = 0
  const panels = PANELS.map(([workload, name, title]) => {
    const peers = Object.entries(find(workload, name).peers).map(([peer, { result }]) => [names[peer], result])
    const counting = find(`${workload}-counting`, name)?.peers.rivulet
    if (counting) peers.splice(3, 0, ['rivulet, chunks that count', counting.result])
    const panel = drawPanel(title, peers, top)
    top += (peers.length + 2) * ROW
    return panel
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img">
<title>Processor time and memory of each peer, as multiples of a hand-written loop</title>
<style>text { font: 13px sans-serif; fill: #767676 } .title { font-weight: bold } rect { fill: #9a9a9a } .own { fill: #1f8fd0 }</style>
${panels.join('\n')}
</svg>
`
}

function drawPanel(title, peers, top) {
  const longest = Math.max(...peers.map(([, result]) => result))
  const bars = peers.flatMap(([name, result], index) => {
    const y = top + (index + 1) * ROW
    const width = Math.max(1, Math.round((result / longest) * ROOM))
    const own = name.startsWith('rivulet') ? ' class="own"' : ''
    return [
      `<text x="${LEFT - 10}" y="${y + 17}" text-anchor="end"${own}>${name}</text>`,
      `<rect x="${LEFT}" y="${y + 4}" width="${width}" height="${ROW - 8}"${own}/>`,
      `<text x="${LEFT + width + 8}" y="${y + 17}"${own}>${result.toFixed(result < 10 ? 2 : 1)}</text>`,
    ]
  })
  return [`<text x="0" y="${top + 16}" class="title">${title}</text>`, ...bars].join('\n')
}
