/** How a case of `sse.json` or `ndjson.json` gives its body, and how it wants it cut. */
export interface Body {
  readonly bytesBase64?: string
  readonly gen?: {
    readonly prefixBase64: string
    readonly unitBase64: string
    readonly count: number
    readonly suffixBase64: string
  }
  readonly chunks?: readonly number[]
  readonly runAtEverySplit: boolean
}

interface Cut {
  readonly name: string
  chunks(): Iterable<Uint8Array>
}

/** Above this a body is not cut byte by byte. */
const SMALL = 2 ** 21

const base64 = (text: string) => Buffer.from(text, 'base64')

function bytesOf({ bytesBase64, gen }: Body): Buffer {
  if (gen === undefined) return base64(bytesBase64 ?? '')
  const unit = base64(gen.unitBase64)
  const repeated = Buffer.alloc(unit.length * gen.count, unit)
  return Buffer.concat([base64(gen.prefixBase64), repeated, base64(gen.suffixBase64)])
}

function* cutEvery(bytes: Buffer, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function cutAt(bytes: Buffer, offsets: readonly number[]): Uint8Array[] {
  const edges = [0, ...offsets, bytes.length]
  return edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge))
}

/** Every chunking at which the case must hold. A body is never shared between two of them. */
export function cutCase(body: Body): Cut[] {
  const bytes = bytesOf(body)
  const every = (size: number): Cut => ({ name: `${size} bytes each`, chunks: () => cutEvery(bytes, size) })
  const cuts: Cut[] = [{ name: 'whole', chunks: () => [bytes] }]
  const { chunks, gen, runAtEverySplit } = body
  if (chunks !== undefined) cuts.push({ name: `cut at ${chunks.join()}`, chunks: () => cutAt(bytes, chunks) })
  if (gen !== undefined) cuts.push(every(65_536), every(7))
  if (bytes.length <= SMALL) cuts.push(every(1))
  if (runAtEverySplit) {
    for (let at = 0; at <= bytes.length; at++) cuts.push({ name: `cut at ${at}`, chunks: () => cutAt(bytes, [at]) })
  }
  return cuts
}
