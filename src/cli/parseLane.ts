import { createProviderError } from '../index.ts'
import type { Lane } from './Lane.ts'
import { type VendorRow, vendors } from './vendors.ts'

const NAMES = Object.keys(vendors) as (keyof typeof vendors)[]

/**
 * Reads `NAME`, `NAME:MODEL`, `NAME=BASE_URL` or `NAME:MODEL=BASE_URL`. The name may be in any
 * case. Throws `Config` where it is none of them.
 */
export function parseLane(spec: string): Lane {
  const [who, baseUrl] = splitAt(spec, '=')
  const [name, model] = splitAt(who, ':')
  const vendor = NAMES.find((known) => known.toLowerCase() === name.toLowerCase())
  if (vendor === undefined) throw wrong(spec, `there is no provider "${name}"; there are ${NAMES.join(', ')}`)
  if (baseUrl === '') throw wrong(spec, 'the base URL is missing')
  if (model === '') throw wrong(spec, 'the model is missing')
  const row: VendorRow = vendors[vendor]
  if (model !== undefined && row.oneModel) throw wrong(spec, `${vendor} takes no model`)
  return {
    label: model === undefined ? vendor : `${vendor}:${model}`,
    vendor,
    ...(model === undefined ? {} : { model }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }
}

function splitAt(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function wrong(spec: string, reason: string): Error {
  return createProviderError('Config', `--provider ${spec}: ${reason}`)
}
