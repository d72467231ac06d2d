/** As much of a terminal as the program makes use of. */
export interface Screen {
  write(text: string): void
  /** The lines without the blanks at their ends. */
  readonly lines: readonly string[]
}

export function createScreen(columns = 80): Screen {
  const cells: string[][] = [[]]
  let row = 0
  let column = 0
  let wraps = true

  function put(character: string): void {
    if (column === columns) {
      if (wraps) feed()
      else column--
    }
    const line = (cells[row] ??= [])
    while (line.length < column) line.push(' ')
    line[column++] = character
  }

  function feed(): void {
    row++
    column = 0
    cells[row] ??= []
  }

  function obey(sequence: string): void {
    const up = /^\x1b\[(\d+)A$/.exec(sequence)
    if (up) row = Math.max(0, row - Number(up[1]))
    else if (sequence === '\x1b[2K') cells[row] = []
    else if (sequence === '\x1b[?7l') wraps = false
    else if (sequence === '\x1b[?7h') wraps = true
    else if (!/^\x1b\[\d+m$/.test(sequence)) throw new Error(`unknown sequence ${JSON.stringify(sequence)}`)
  }

  return {
    write(text) {
      for (const [piece] of text.matchAll(/\x1b\[[?\d]*[A-Za-z]|[^]/gu)) {
        if (piece === '\n') feed()
        else if (piece.length > 1 && piece.startsWith('\x1b')) obey(piece)
        else put(piece)
      }
    },
    get lines() {
      return cells.map((line) => line.join('').trimEnd())
    },
  }
}
