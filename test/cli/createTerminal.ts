import { Readable } from 'node:stream'
import type { Terminal } from '../../src/cli/Terminal.ts'

interface World {
  /** What comes through the pipe. */
  readonly piped?: string
  readonly env?: Terminal['env']
  /** A terminal of so many rows instead of a file. */
  readonly rows?: number
  readonly colours?: boolean
}

/** A terminal that keeps what is written to it. */
export interface FakeTerminal extends Terminal {
  /** What was written so far, to both in order. */
  readonly written: { readonly stdout: string; readonly stderr: string; readonly all: string }
}

export function createTerminal({ piped, env = {}, rows, colours = false }: World = {}): FakeTerminal {
  const written = { stdout: '', stderr: '', all: '' }
  const output = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[name] += text
      written.all += text
    },
    isTTY: rows !== undefined,
    rows,
    hasColors: () => colours,
  })
  return {
    stdin: Readable.from(piped === undefined ? [] : [Buffer.from(piped)]),
    piped: piped !== undefined,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env,
    version: '1.2.3',
    written,
  }
}
