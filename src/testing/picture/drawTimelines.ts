/** What happens at one moment, as marbles. */
export interface Mark {
  readonly frame: number
  readonly mark: string
}

export interface Timeline {
  readonly marks: readonly Mark[]
  /** The line ends at its last mark; else it goes on. */
  readonly ends: boolean
}

const LONGEST_GAP = 20

/**
 * Draws lines of marbles one under another: what happens at the same moment stands in the same column. Several marks of
 * one moment are put in brackets, and long gaps are written as time (` 5s `), as in RxJS' own diagrams.
 */
export function drawTimelines(timelines: readonly Timeline[]): string[] {
  const frames = [...new Set(timelines.flatMap(({ marks }) => marks.map(({ frame }) => frame)))].sort((a, b) => a - b)
  const lines = timelines.map(() => '')
  let now = 0
  for (const frame of frames) {
    const gap = Math.max(0, frame - now)
    const cells = timelines.map((timeline) => cellAt(timeline, frame))
    const width = Math.max(...cells.map((cell) => cell.length))
    timelines.forEach((timeline, index) => {
      const runs = isDrawn(timeline, frame) || cells[index] !== ''
      const before = gapOf(gap, now > 0)
      lines[index] += (runs ? before : ' '.repeat(before.length)) + fill(timeline, frame, cells[index] ?? '', width)
    })
    now = frame + width
  }
  return lines.map((line, index) => (timelines[index]?.ends ? line.trimEnd() : `${line}-`))
}

function cellAt({ marks }: Timeline, frame: number): string {
  const cell = marks
    .filter((mark) => mark.frame === frame)
    .map(({ mark }) => mark)
    .join('')
  return [...cell].length > 1 ? `(${cell})` : cell
}

function fill(timeline: Timeline, frame: number, cell: string, width: number): string {
  const after = isDrawn(timeline, frame + 1) ? '-' : ' '
  return cell === '' ? (isDrawn(timeline, frame) ? '-' : ' ').repeat(width) : cell.padEnd(width, after)
}

function isDrawn({ marks, ends }: Timeline, frame: number): boolean {
  return !ends || frame <= Math.max(...marks.map((mark) => mark.frame))
}

function gapOf(gap: number, started: boolean): string {
  if (gap <= LONGEST_GAP) return '-'.repeat(gap)
  const text = gap % 60_000 === 0 ? `${gap / 60_000}m` : gap % 1_000 === 0 ? `${gap / 1_000}s` : `${gap}ms`
  return `${started ? ' ' : ''}${text} `
}
