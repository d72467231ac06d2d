import type fc from 'fast-check'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'

/** Something that a random stack may contain. To check an operator, add a layer for it. */
export interface Layer {
  readonly name: string
  readonly params: fc.Arbitrary<unknown>
  /** How many providers it takes, at most; at least one. */
  readonly children: number
  /** Whether it may subscribe to a provider again. */
  readonly repeats: boolean
  /** Whether it may end the call without asking all its providers. */
  readonly refuses: boolean
  build(
    providers: readonly Provider<ChatEvent>[],
    params: never,
    isContent: (element: unknown) => boolean,
  ): Provider<ChatEvent>
}

/** A layer whose parameters have a type, and which promises what a combinator does unless it says otherwise. */
export function layer<P>({
  children = 4,
  repeats = false,
  refuses = false,
  ...own
}: {
  readonly name: string
  readonly params: fc.Arbitrary<P>
  readonly children?: number
  readonly repeats?: boolean
  readonly refuses?: boolean
  readonly build: (
    providers: readonly Provider<ChatEvent>[],
    params: P,
    isContent: (element: unknown) => boolean,
  ) => Provider<ChatEvent>
}): Layer {
  return { ...own, children, repeats, refuses }
}
