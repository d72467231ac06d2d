import type { Lane } from './Lane.ts'

/** How several providers are asked. */
export type Mode = { readonly how: 'race' | 'fallback' } | { readonly how: 'hedge'; readonly delay: number }

/** What the arguments ask for. */
export type Command = { readonly show: 'help' | 'version' } | Ask

export interface Ask {
  readonly show: 'reply'
  readonly mode: Mode
  readonly lanes: readonly Lane[]
  /** `text` streams the reply; the others write a JSON object per line. */
  readonly format: 'text' | 'json' | 'events'
  /** For the whole call, in milliseconds. */
  readonly timeout?: number
  /** `-` stands for stdin; undefined where none was given. */
  readonly question?: string
}
