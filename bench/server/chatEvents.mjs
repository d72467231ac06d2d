import { createRandom } from './createRandom.mjs'
import { words } from './words.mjs'

const MOST = {
  id: 'chatcmpl-CkQ2mV7Xr9TzB4uYw1PdJc6Hs0Ea',
  object: 'chat.completion.chunk',
  created: 1_790_000_000,
  model: 'gpt-5-mini-2025-08-07',
  service_tier: 'default',
  system_fingerprint: 'fp_50906f2aac',
}

/**
 * The events of one OpenAI chat reply, each as bytes: a role and `tokens` pieces of text, then what ends it. The chunks are
 * `alike` but for their text, as most services send them, or each has a `filling` of random length, as OpenAI sends them.
 */
export function chatEvents(tokens, { vocabulary = 'plain', chunks = 'alike' } = {}) {
  const chosen = words[vocabulary]
  const random = createRandom()
  const event = (delta, finish_reason = null) => {
    const chunk = { ...MOST, choices: [{ index: 0, delta, logprobs: null, finish_reason }], usage: null }
    if (chunks === 'filling') chunk.obfuscation = 'aB3xK9pQr7Zt2Wv'.slice(0, 1 + Math.floor(15 * random()))
    return Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`)
  }
  const text = Array.from({ length: tokens }, (_, index) => event({ content: chosen[index % chosen.length] }))
  return {
    text: [event({ role: 'assistant', content: '' }), ...text],
    ending: [event({}, 'stop'), Buffer.from('data: [DONE]\n\n')],
  }
}
