/** One code fence of a document. */
export interface Fence {
  /** `README.md:12`: the file and the line of its first line of code. */
  readonly place: string
  readonly file: string
  readonly line: number
  readonly language: string
  /** The other words behind the backticks: `no-run` is only type-checked, `output` is what the fence above prints. */
  readonly words: readonly string[]
  readonly code: string
}
