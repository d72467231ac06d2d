import type { NodeScript } from './Script.ts'

/** How many layers stand in one another, and which in which. */
export function nestings(node: NodeScript): { readonly depth: number; readonly pairs: readonly string[] } {
  if (node.kind === 'leaf') return { depth: 0, pairs: [] }
  const below = node.children.map(nestings)
  const own = node.children.flatMap((child) => (child.kind === 'layer' ? [`${child.layer} in ${node.layer}`] : []))
  return {
    depth: 1 + Math.max(...below.map(({ depth }) => depth)),
    pairs: [...own, ...below.flatMap(({ pairs }) => pairs)],
  }
}
