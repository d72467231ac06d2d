import type fc from 'fast-check'
import type { SchedulerLike } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'

/** What all layers of a script share. */
export interface World {
  readonly isContent: (element: unknown) => boolean
  /** To be given to whatever takes one: the timers that rxjs fakes instead do not survive every tie. */
  readonly scheduler: SchedulerLike
}

interface Promises<P> {
  readonly name: string
  readonly params: fc.Arbitrary<P>
  build(providers: readonly Provider<ChatEvent>[], params: P, world: World): Provider<ChatEvent>
  /** How many providers it takes, at the most; at least one. Default 4; an operator takes 1. */
  readonly children?: number
  /** Whether it makes failures of empty replies, and marks those that come after content. Default: true. */
  readonly settles?: boolean
  /** How often it subscribes to each of so many providers in one call, at the most. Default: once. */
  tries?(params: P, children: number): number
  /** Whether it may have several of them open at a time. Default: never. */
  readonly parallel?: boolean
  /** Whether it may ask somebody after the first content. Default: never. */
  readonly goesOn?: boolean
  /** Whether it may end the call although a provider might still have answered. Default: never. */
  refuses?(params: P): boolean
}

/** Something that a random stack may contain. To check an operator, add a layer for it. */
export type Layer = Required<Promises<unknown>>

/** A layer whose parameters have a type. */
export function layer<P>({
  children = 4,
  settles = true,
  parallel = false,
  goesOn = false,
  ...promises
}: Promises<P>): Layer {
  return { tries: () => 1, refuses: () => false, ...promises, children, settles, parallel, goesOn }
}
