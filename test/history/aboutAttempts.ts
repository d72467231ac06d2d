import type { History } from './History.ts'
import type { Layer } from './Layer.ts'
import type { LeafScript, NodeScript, Script } from './Script.ts'
import { layersIn } from './layersIn.ts'

/** Who was asked, how often, when, and beside whom: every attempt is paid for. */
export function aboutAttempts(script: Script, history: History, layers: readonly Layer[]): string[] {
  const used = layersIn(script.root).map(({ layer, params }) => ({ layer: find(layers, layer), params }))
  const { attempts, terminals, hasContent } = history
  const leaves = leavesOf(script.root, layers)
  const asked = leaves.map((_, leaf) => attempts.filter((attempt) => attempt.leaf === leaf).length)
  const found: string[] = []
  if (asked.some((times, leaf) => times > (leaves[leaf]?.tries ?? 0))) found.push('a provider was asked too often')
  if (!used.some(({ layer }) => layer.parallel) && attempts.some(({ beside }) => beside > 0))
    found.push('two were asked at a time')
  if (!used.some(({ layer }) => layer.goesOn) && attempts.some(({ late }) => late))
    found.push('somebody was asked after the first content')

  const refuses = used.some(({ layer, params }) => layer.refuses(params))
  const aborts = leaves.some(({ leaf }) => leaf.end.how === 'Aborted')
  const failed = terminals[0]?.kind === 'error' && !hasContent
  const waiting = asked.includes(0) || attempts.some(({ ending }) => ending === undefined)
  if (failed && !aborts && !refuses && waiting) found.push('it failed while somebody might still have answered')
  return found
}

interface Leaf {
  readonly leaf: LeafScript
  /** How often it may be asked in one call. */
  readonly tries: number
}

function leavesOf(node: NodeScript, layers: readonly Layer[], tries = 1): Leaf[] {
  if (node.kind === 'leaf') return [{ leaf: node, tries }]
  const { children, params } = node
  const times = tries * find(layers, node.layer).tries(params, children.length)
  return children.flatMap((child) => leavesOf(child, layers, times))
}

function find(layers: readonly Layer[], wanted: string): Layer {
  return layers.find(({ name }) => name === wanted) as Layer
}
