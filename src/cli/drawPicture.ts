import { styleText } from 'node:util'
import type { LanePicture } from './LanePicture.ts'

/** Characters for the time that passes, and milliseconds for one of them, at least. */
const WIDTH = 24
const FINEST = 10

const marks = { won: 't', cancelled: '!', failed: 'x' } as const
const styles = { won: 'green', cancelled: 'dim', failed: 'red' } as const

/**
 * The lanes, a line each, as marbles on one scale: `t` the first token, `!` cancelled, `x` failed. What does not fit into
 * the columns is left out.
 *
 * ```
 * codeLinkAva  ------!    cancelled at 62 ms
 * ylokh        ------t    first token at 61 ms, won
 * ```
 */
export function drawPicture(lanes: readonly LanePicture[], colours: boolean, columns = Infinity): string[] {
  const labels = Math.max(...lanes.map(({ label }) => label.length))
  const longest = Math.max(...lanes.map(({ start = 0, length }) => start + length))
  let scale = FINEST
  while (longest / scale > WIDTH) scale *= 2
  return lanes.map(({ label, start, length, outcome, words }) => {
    const blank = ' '.repeat(Math.round((start ?? 0) / scale))
    const track = start === undefined ? '' : '-'.repeat(Math.round(length / scale)) + (outcome ? marks[outcome] : '')
    const line = `${label.padEnd(labels)}  ${(blank + track).padEnd(WIDTH + 2)}  ${words}`.slice(0, columns)
    const style = outcome ?? (start === undefined ? 'cancelled' : undefined)
    return colours && style ? styleText(styles[style], line, { validateStream: false }) : line
  })
}
