import { fallback, pipeProvider, retryBackoff, tokenTimeout } from '../../dist/esm/index.js'

export function wrap(provider) {
  const lane = pipeProvider(provider, tokenTimeout({ first: 60_000, each: 60_000 }), retryBackoff({ count: 2 }))
  return fallback([lane, provider])
}
