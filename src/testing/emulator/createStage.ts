import { createProviderError } from '../../core/createProviderError.ts'
import type { EmulatedVendor } from '../EmulatedVendor.ts'
import type { EmulatorScript, Reply } from '../EmulatorScript.ts'
import type { RecordedRequest } from '../RecordedRequest.ts'
import { isReply } from '../replies/isReply.ts'
import { defaultReply } from './defaultReply.ts'

export type EmulatorScripts = { readonly [Vendor in EmulatedVendor]?: EmulatorScript | undefined }

/** Picks the reply for each request. */
export type Stage = (request: RecordedRequest, question: string) => Reply

/** A stage that knows how often each vendor was asked. */
export function createStage(scripts: EmulatorScripts): Stage {
  const turns = new Map<EmulatedVendor, number>()
  return (request, question) => {
    const { vendor } = request
    const turn = turns.get(vendor) ?? 0
    turns.set(vendor, turn + 1)
    const script = scripts[vendor]
    if (script === undefined) return defaultReply(vendor, question)
    const reply =
      typeof script === 'function' ? script(request) : isList(script) ? (script[turn] ?? script.at(-1)) : script
    if (isReply(reply)) return reply
    throw createProviderError('Config', `startEmulator: the script of "${vendor}" returned no reply such as reply(…)`)
  }
}

/** Array.isArray does not narrow readonly arrays. */
function isList(script: EmulatorScript): script is readonly Reply[] {
  return Array.isArray(script)
}
