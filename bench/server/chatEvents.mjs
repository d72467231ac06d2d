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
 * The events of one OpenAI chat reply, each as bytes: a role and `tokens` pieces of text, then what ends it. As OpenAI does,
 * each chunk hides the length of its text with a filling. Where they are `counting`, each also says how many tokens there
 * were so far, as Perplexity does, so that no two chunks are the same but for what strings say.
 */
export function chatEvents(tokens, { vocabulary = 'plain', counting = false } = {}) {
  const chosen = words[vocabulary]
  const random = createRandom()
  let said = 0
  const event = (delta, finish_reason = null) => {
    said += 1
    const usage = counting ? { prompt_tokens: 14, completion_tokens: said, total_tokens: 14 + said } : null
    const obfuscation = 'aB3xK9pQr7Zt2Wv'.slice(0, 1 + Math.floor(15 * random()))
    const choices = [{ index: 0, delta, logprobs: null, finish_reason }]
    return Buffer.from(`data: ${JSON.stringify({ ...MOST, choices, usage, obfuscation })}

`)
  }
  const text = Array.from({ length: tokens }, (_, index) => event({ content: chosen[index % chosen.length] }))
  return {
    text: [event({ role: 'assistant', content: '' }), ...text],
    ending: [event({}, 'stop'), Buffer.from('data: [DONE]\n\n')],
  }
}
