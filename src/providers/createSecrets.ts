import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { redact } from '../core/redact.ts'
import { hideQuotes } from './hideQuotes.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

/** What no error of a call may show: its key, its header values, the proxy's password, what its messages say. */
export interface Secrets {
  /** Once it is known. */
  key: string | undefined
  /** The text without any of it, also where a service sends it back cut or escaped. Costly: for what has failed. */
  readonly clean: (text: string) => string
}

/** Letters and digits in a row that are taken for a quotation of what the caller said. */
const QUOTED = 16
/** These say nothing that must be hidden, and vendors name them in their errors. */
const OPEN = /^(accept|content|user-agent)\b/i

export function createSecrets(
  { headers, proxy }: ProviderConfig,
  messages: readonly ChatMessage[],
  options: ChatOptions,
): Secrets {
  let said: string[] | undefined
  const secrets: Secrets = {
    key: undefined,
    clean(text) {
      const values = [...headerValues(headers), ...headerValues(options.headers), ...passwords(proxy)]
      said ??= [...new Set(textsIn(messages).flatMap(spellings))]
      const clean = redact(text, [secrets.key ?? '', ...values, ...said])
      return said.reduce((rest, quoted) => hideQuotes(rest, quoted, QUOTED), clean)
    },
  }
  return secrets
}

/** `Bearer abc` is a secret whole and without its scheme. */
function headerValues(headers: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.entries(headers ?? {})
    .filter(([name]) => !OPEN.test(name))
    .flatMap(([, value]) => (typeof value === 'string' ? [value, value.replace(/^\S+\s+/, '')] : []))
}

function passwords(proxy: string | undefined): string[] {
  if (proxy === undefined) return []
  const { username, password } = new URL(proxy)
  const [user, pass] = [username, password].map(decode)
  const token = btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${pass}`)))
  return [username, password, `${user}`, `${pass}`, token]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Every text of the messages, wherever it stands: parts, thoughts, the arguments of tool calls. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (NAMES.has(name) ? [] : textsIn(inner)))
}

/** Fields of a message that name things. */
const NAMES = new Set(['role', 'type', 'name', 'id', 'toolCallId', 'mediaType'])

/** Characters of one text that are looked for: an image may have millions. */
const SEARCHED = 2 ** 18

/** A text as it was given, as JSON writes it, with and without letters beyond ASCII, and as a page shows these. */
function spellings(whole: string): string[] {
  const text = whole.slice(0, SEARCHED)
  const json = JSON.stringify(text).slice(1, -1)
  const ascii = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return [text, json, ascii, escapeHtml(text), escapeHtml(json)]
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
