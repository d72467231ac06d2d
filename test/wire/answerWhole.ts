import type { VendorFactory } from '../../src/providers/createFaces.ts'
import { type Heard, listen } from './listen.ts'
import { memoryTransport } from './memoryTransport.ts'

/** What comes out of a vendor that is asked for a reply in one piece and gets this JSON. */
export function answerWhole(vendor: VendorFactory, body: unknown): Promise<Heard> {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  return listen(vendor.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }], { stream: false }))
}
