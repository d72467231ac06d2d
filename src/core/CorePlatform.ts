import type { NetworkPhase, ProviderError } from './ProviderError.ts'

/** What one error says of itself, `''` where it says nothing. */
export interface Clue {
  readonly code: string
  readonly name: string
  readonly message: string
}

/** What differs between Node and the web; `#core` is the one of the place where the program runs. */
export interface CorePlatform {
  /** The failure that a code of the system stands for, if it is one of those that are known. */
  readCodes(clues: readonly Clue[], phase: NetworkPhase, cause: unknown): ProviderError | undefined
}
