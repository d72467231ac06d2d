import { createProviderError } from '../../core/createProviderError.ts'
import type { Raw } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * Text or bytes that are written as they are: broken JSON, half a character, a vendor's own event. The rest of the
 * reply, its terminal mark included, follows as usual; `raw(…), end()` writes these bytes and nothing more.
 *
 * @example
 * reply('Hel', raw('data: {"choices": [\n\n'))
 * reply(raw(Uint8Array.of(0xf0, 0x9f)), end())
 */
export function raw(data: string | Uint8Array): Raw {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw createProviderError('Config', 'raw: the data must be a string or a Uint8Array')
  }
  return createPart({ part: 'raw', data })
}
