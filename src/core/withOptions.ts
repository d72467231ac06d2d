import type { ChatOptions } from './ChatOptions.ts'
import { nameProvider } from './nameProvider.ts'
import type { Provider } from './Provider.ts'

/**
 * Fixes options for one lane. What is fixed here wins over the call; `headers` and `body` are merged key by key.
 *
 * @example
 * race([withOptions(openai(config), { model: 'gpt-5-mini' }), ollama({ model: 'llama3.2' })])
 */
export function withOptions<A>(provider: Provider<A>, options: ChatOptions): Provider<A> {
  return nameProvider(provider.name, (messages, call) => provider(messages, merge(call, options)))
}

function merge(call: ChatOptions = {}, fixed: ChatOptions): ChatOptions {
  const merged = { ...call, ...fixed }
  return {
    ...merged,
    ...(call.headers && fixed.headers ? { headers: { ...call.headers, ...fixed.headers } } : {}),
    ...(call.body && fixed.body ? { body: { ...call.body, ...fixed.body } } : {}),
  }
}
