import type { Readable } from 'node:stream'

/** Where something is written. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly rows?: number | undefined
  readonly columns?: number | undefined
  /** Whether the terminal shows colours, `NO_COLOR` and the like considered. */
  hasColors?(env: Environment): boolean
}

export type Environment = Readonly<Record<string, string | undefined>>

/** What the program has of the world around it. */
export interface Terminal {
  /** Left alone unless the question comes from there. */
  readonly stdin: Readable
  /** Whether stdin is a pipe or a file. */
  readonly piped: boolean
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Environment
  /** The package's version. */
  readonly version: string
}
