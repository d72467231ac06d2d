/** One `--provider`. */
export interface Lane {
  /** How it is shown. */
  readonly label: string
  readonly vendor: string
  readonly model?: string
  readonly baseUrl?: string
}
