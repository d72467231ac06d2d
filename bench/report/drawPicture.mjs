import { names } from './names.mjs'

const PANELS = [
  ['W1', 'cpu', 'Processor time of one stream, as a multiple of the hand-written loop’s'],
  ['W3p', 'cpu', 'Processor time of 500 streams at once'],
  ['W3p', 'memory', 'Memory that 500 streams take'],
]
const ROW = 24
const LEFT = 230
const WIDTH = 800
const ROOM = WIDTH - LEFT - 60

/** docs/performance.svg: bars, in greys that can be read on white and on black. */
export function drawPicture({ workloads }) {
  let top = 0
  const panels = PANELS.map(([workload, metric, title]) => {
    const found = workloads.find(({ name }) => name === workload).metrics.find(({ name }) => name === metric)
    const panel = drawPanel(title, found.peers, top)
    top += (Object.keys(found.peers).length + 2) * ROW
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
  const all = Object.entries(peers)
  const longest = Math.max(...all.map(([, { result }]) => result))
  const bars = all.flatMap(([peer, { result }], index) => {
    const y = top + (index + 1) * ROW
    const width = Math.max(1, Math.round((result / longest) * ROOM))
    const own = peer === 'rivulet' ? ' class="own"' : ''
    return [
      `<text x="${LEFT - 10}" y="${y + 17}" text-anchor="end"${own}>${names[peer]}</text>`,
      `<rect x="${LEFT}" y="${y + 4}" width="${width}" height="${ROW - 8}"${own}/>`,
      `<text x="${LEFT + width + 8}" y="${y + 17}"${own}>${result.toFixed(result < 10 ? 2 : 1)}</text>`,
    ]
  })
  return [`<text x="0" y="${top + 16}" class="title">${title}</text>`, ...bars].join('\n')
}
