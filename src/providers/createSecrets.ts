import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { isJsonObject } from '../core/isJsonObject.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

/** What no error of a call may show: its key, its header values, the proxy's password, what its messages say. */
export interface Secrets {
  add(secret: string | undefined): void
  list(): readonly string[]
}

export function createSecrets(
  { headers, proxy }: ProviderConfig,
  messages: readonly ChatMessage[],
  options: ChatOptions,
): Secrets {
  const added: string[] = []
  return {
    add(secret) {
      if (secret !== undefined) added.push(secret)
    },
    // Collected only when something failed.
    list: () => [
      ...added,
      ...[...Object.values(headers ?? {}), ...Object.values(options.headers ?? {})].flatMap(withoutScheme),
      ...passwords(proxy),
      ...(Array.isArray(messages) ? messages.flatMap(said) : []),
    ],
  }
}

/** `Bearer abc` is a secret whole and without its scheme. */
function withoutScheme(value: unknown): string[] {
  return typeof value === 'string' ? [value, value.replace(/^\S+\s+/, '')] : []
}

function passwords(proxy: string | undefined): string[] {
  if (proxy === undefined) return []
  const { username, password } = new URL(proxy)
  return [username, password, decodeURIComponent(username), decodeURIComponent(password)]
}

function said(message: Partial<ChatMessage> | null): string[] {
  const content = message?.content
  if (typeof content === 'string') return [content]
  if (!Array.isArray(content)) return []
  return content
    .filter(isJsonObject)
    .flatMap((part) => Object.values(part).filter((value) => typeof value === 'string'))
}
