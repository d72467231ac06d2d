import type { LayerScript, NodeScript } from './Script.ts'

/** The node and all layers below it. */
export function layersIn(node: NodeScript): LayerScript[] {
  return node.kind === 'leaf' ? [] : [node, ...node.children.flatMap(layersIn)]
}
