import { anthropic, type ChatEvent, ollama, openai, type Provider, type ProviderConfig } from '../../src/index.ts'

export type WireName = 'chat' | 'anthropic' | 'ollama'

/** A wire's bytes, written by hand: they share nothing with the code that reads them. */
export interface Frames {
  readonly name: WireName
  readonly contentType: string
  /** What stands before the first token. */
  readonly open: string
  /** What stands between the last token and the terminal mark. */
  readonly closing: string
  readonly mark: string
  /** Proof of life without content. */
  readonly ping: string
  /** Chunks in which everything that may be missing is missing. */
  readonly bare: string
  token(text: string): string
  reasoning(text: string): string
  /** An error that retrying may mend. */
  overloaded(message: string): string
  /** One event, or line, with this data. */
  event(data: string): string
  /** Where the text stands in a chunk, another value. */
  misshapen(json: string): string
  /** The reply as one JSON text. */
  whole(text: string): string
  provider(config: ProviderConfig): Provider<ChatEvent>
}

const json = JSON.stringify
const data = (value: unknown) => `data: ${json(value)}\n\n`
const typed = (value: { readonly type: string }) => `event: ${value.type}\n${data(value)}`
const choice = (delta: unknown, finish_reason: string | null = null) =>
  data({ id: 'c1', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason }] })
const delta = (value: unknown) => typed({ type: 'content_block_delta', index: 0, delta: value } as never)
const line = (value: unknown) => `${json(value)}\n`
const said = (message: unknown) => line({ model: 'm', message, done: false })

const chat: Frames = {
  name: 'chat',
  contentType: 'text/event-stream',
  open: choice({ role: 'assistant', content: '' }),
  closing: choice({}, 'stop'),
  mark: 'data: [DONE]\n\n',
  ping: ': ping\n\n',
  bare: [
    { id: 'c1', choices: [] },
    { id: 'c1', choices: null },
    { choices: [{ index: 0 }] },
    { choices: [{ delta: null }] },
  ]
    .map(data)
    .join(''),
  token: (content) => choice({ content }),
  reasoning: (reasoning_content) => choice({ reasoning_content }),
  overloaded: (message) => data({ error: { message, type: 'server_error', code: 503 } }),
  event: (text) => `data: ${text}\n\n`,
  misshapen: (value) => `data: {"choices":[{"index":0,"delta":{"content":${value}}}]}\n\n`,
  whole: (content) =>
    json({ id: 'c1', choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }] }),
  provider: (config) => openai.events({ model: 'm', ...config }),
}

const start = (id: string) => typed({ type: 'message_start', message: { id, content: [], model: 'm' } } as never)

const claude: Frames = {
  name: 'anthropic',
  contentType: 'text/event-stream; charset=utf-8',
  open:
    start('msg_1') +
    typed({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as never),
  closing:
    typed({ type: 'content_block_stop', index: 0 } as never) +
    typed({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } } as never),
  mark: typed({ type: 'message_stop' }),
  ping: typed({ type: 'ping' }),
  bare: [
    { type: 'a_type_of_tomorrow' },
    { type: 'content_block_delta', index: 0 },
    { type: 'content_block_delta', index: 0, delta: null },
  ]
    .map(typed)
    .join(''),
  token: (text) => delta({ type: 'text_delta', text }),
  reasoning: (thinking) => delta({ type: 'thinking_delta', thinking }),
  overloaded: (message) => typed({ type: 'error', error: { type: 'overloaded_error', message } } as never),
  event: (text) => `event: content_block_delta\ndata: ${text}\n\n`,
  misshapen: (value) =>
    `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":${value}}}\n\n`,
  whole: (text) =>
    json({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text }],
      stop_reason: 'end_turn',
    }),
  provider: (config) => anthropic.events({ model: 'm', ...config }),
}

const llama: Frames = {
  name: 'ollama',
  contentType: 'application/x-ndjson',
  open: said({ role: 'assistant', content: '' }),
  closing: '',
  mark: line({ model: 'm', message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop' }),
  ping: said({ role: 'assistant', content: '' }),
  bare: [{ model: 'm' }, { message: null }, { message: {} }, { message: { content: null } }].map(line).join(''),
  token: (content) => said({ role: 'assistant', content }),
  reasoning: (thinking) => said({ role: 'assistant', content: '', thinking }),
  overloaded: (error) => line({ error }),
  event: (text) => `${text}\n`,
  misshapen: (value) => `{"model":"m","message":{"content":${value}},"done":false}\n`,
  whole: (content) => json({ model: 'm', message: { role: 'assistant', content }, done: true, done_reason: 'stop' }),
  provider: (config) => ollama.events({ model: 'm', ...config }),
}

export const frames: Readonly<Record<WireName, Frames>> = { chat, anthropic: claude, ollama: llama }

/** A message that begins, under an id of its own. */
export const messageStart = start
