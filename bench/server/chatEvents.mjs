import { words } from './words.mjs'

/** The events of one OpenAI chat reply, each as bytes: a role and `tokens` pieces of text, then what ends it. */
export function chatEvents(tokens, vocabulary = 'plain') {
  const chosen = words[vocabulary]
  const text = Array.from({ length: tokens }, (_, index) => event({ content: chosen[index % chosen.length] }))
  return {
    text: [event({ role: 'assistant', content: '' }), ...text],
    ending: [event({}, 'stop'), Buffer.from('data: [DONE]\n\n')],
  }
}

function event(delta, finish_reason = null) {
  const chunk = {
    id: 'chatcmpl-CkQ2mV7Xr9TzB4uYw1PdJc6Hs0Ea',
    object: 'chat.completion.chunk',
    created: 1_790_000_000,
    model: 'gpt-5-mini-2025-08-07',
    service_tier: 'default',
    system_fingerprint: null,
    choices: [{ index: 0, delta, finish_reason }],
    usage: null,
    obfuscation: 'x7Kq2',
  }
  return Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`)
}
