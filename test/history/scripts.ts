import fc from 'fast-check'
import type { Layer } from './Layer.ts'
import type { CallScript, LayerScript, LeafScript, Leaving, NodeScript, Script } from './Script.ts'

const wait = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
)

const says = fc.oneof(
  { weight: 6, arbitrary: fc.constant('text' as const) },
  { weight: 4, arbitrary: fc.constantFrom('reasoning', 'usage', 'empty', 'activity') },
)

const how = fc.oneof(
  { weight: 6, arbitrary: fc.constant('complete' as const) },
  { weight: 6, arbitrary: fc.constantFrom('Network', 'RateLimited', 'WaitFor5', 'Error') },
  { weight: 2, arbitrary: fc.constantFrom('Unauthorized', 'Aborted', 'throw', 'never') },
)

const leaf: fc.Arbitrary<LeafScript> = fc.record({
  kind: fc.constant('leaf' as const),
  steps: fc.array(fc.record({ wait, says }), { maxLength: 5 }),
  end: fc.record({ wait, how }),
})

const leaving: fc.Arbitrary<Leaving> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ how: 'never' } as const) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('at' as const), ms: fc.nat(15) }) },
  {
    weight: 3,
    arbitrary: fc.record({ how: fc.constantFrom('take', 'unsubscribe'), elements: fc.integer({ min: 1, max: 3 }) }),
  },
)

/** Mostly one; two share what has a memory, such as a breaker or a pool. */
const calls: fc.Arbitrary<CallScript[]> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.record({ at: fc.constant(0), leaving })) },
  { weight: 1, arbitrary: fc.array(fc.record({ at: fc.nat(8), leaving }), { minLength: 2, maxLength: 2 }) },
)

/** Random calls over random stacks of these layers. The outermost one settles what the others leave open. */
export function scripts(layers: readonly Layer[]): fc.Arbitrary<Script> {
  const { outermost } = fc.letrec<{ node: NodeScript; inner: LayerScript; outermost: LayerScript }>((tie) => {
    const anyOf = (some: readonly Layer[]) =>
      fc.oneof(
        ...some.map(({ name, params, children }) =>
          fc.record({
            kind: fc.constant('layer' as const),
            layer: fc.constant(name),
            params,
            children: fc.array(tie('node'), { minLength: 1, maxLength: children }),
          }),
        ),
      )
    return {
      node: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 3, arbitrary: leaf },
        { weight: 2, arbitrary: tie('inner') },
      ),
      inner: anyOf(layers),
      outermost: anyOf(layers.filter(({ settles }) => settles)),
    }
  })
  return fc.record({ root: outermost, calls, textOnly: fc.boolean(), listening: fc.boolean() })
}
