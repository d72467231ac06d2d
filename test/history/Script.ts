/** What a provider says, and when. */
export interface LeafScript {
  readonly kind: 'leaf'
  /** The first steps without a wait are said while it is being subscribed to. */
  readonly steps: readonly Step[]
  readonly end: Ending
}

export interface Step {
  /** Milliseconds after the step before; 0 is the same turn. */
  readonly wait: number
  readonly says: 'text' | 'reasoning' | 'usage' | 'empty' | 'activity'
}

export interface Ending {
  readonly wait: number
  /** `throw`: the provider throws instead of giving a stream; `never`: the stream stays open. */
  readonly how:
    | 'complete'
    | 'Network'
    | 'RateLimited'
    | 'WaitFor5'
    | 'Unauthorized'
    | 'Aborted'
    | 'Error'
    | 'throw'
    | 'never'
}

/** A combinator or an operator around what it is applied to. */
export interface LayerScript {
  readonly kind: 'layer'
  readonly layer: string
  /** Whatever the layer's own arbitrary drew. */
  readonly params: unknown
  readonly children: readonly NodeScript[]
}

export type NodeScript = LeafScript | LayerScript

/** When the consumer leaves: never, at a time, or inside next after so many elements, in one of two ways. */
export type Leaving =
  | { readonly how: 'never' }
  | { readonly how: 'at'; readonly ms: number }
  | { readonly how: 'take' | 'unsubscribe'; readonly elements: number }

/** One call, and what its consumer does. */
export interface CallScript {
  /** When it is made, in milliseconds. */
  readonly at: number
  readonly leaving: Leaving
}

/** Providers, what is around them, and the calls that share them. */
export interface Script {
  readonly root: LayerScript
  readonly calls: readonly CallScript[]
  /** Whether text alone is content, for every layer. */
  readonly textOnly: boolean
  /** Whether somebody listens to the attempts. */
  readonly listening: boolean
}
