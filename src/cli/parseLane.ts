import { createProviderError } from '../index.ts'
import type { Lane } from './Lane.ts'
import { type VendorRow, vendors } from './vendors.ts'

/** Reads `NAME`, `NAME:MODEL`, `NAME=BASE_URL` or `NAME:MODEL=BASE_URL`. Throws `Config` where it is none of them. */
export function parseLane(spec: string): Lane {
  const [label, baseUrl] = splitAt(spec, '=')
  const [vendor, model] = splitAt(label, ':')
  if (!Object.hasOwn(vendors, vendor)) {
    throw wrong(spec, `there is no provider "${vendor}"; there are ${Object.keys(vendors).join(', ')}`)
  }
  if (baseUrl === '') throw wrong(spec, 'the base URL is missing')
  if (model === '') throw wrong(spec, 'the model is missing')
  const row: VendorRow = vendors[vendor as keyof typeof vendors]
  if (model !== undefined && row.oneModel) throw wrong(spec, `${vendor} takes no model`)
  return {
    label,
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
