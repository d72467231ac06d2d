import { eventFrames } from '../eventFrames.ts'
import { done, say, speakText } from './speakChat.ts'

/* Whole replies as the services send them, each with the habits that are its own. */

const text = (said: string) => ({ type: 'text', text: said })
const reasoning = (said: string) => ({ type: 'reasoning', text: said })
const usage = (inputTokens: number, outputTokens: number, more: object = {}) => ({
  type: 'usage',
  inputTokens,
  outputTokens,
  ...more,
})
const finish = (reason: string, raw: string, more: object = { model: 'm', id: 'c1' }) => ({
  type: 'finish',
  reason,
  raw,
  provider: 'openai',
  ...more,
})
const chunk = (choice: object, more: object = {}) => ({
  id: 'c1',
  model: 'm',
  choices: [{ index: 0, ...choice }],
  ...more,
})

test.each<[string, string, unknown[]]>([
  [
    'Mistral: parts, padding, usage with the finish reason',
    eventFrames([
      chunk({
        delta: { role: 'assistant', content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] },
      }),
      chunk({ delta: { content: [{ type: 'text', text: 'a' }] }, finish_reason: null }, { p: 'abcdef' }),
      chunk({ delta: { content: '' }, finish_reason: 'stop' }, { usage: { prompt_tokens: 4, completion_tokens: 2 } }),
    ]) + done,
    [reasoning('Hm.'), text('a'), usage(4, 2), finish('stop', 'stop')],
  ],
  [
    'Mistral: two calls, whole, whose ids are "null"',
    eventFrames([
      say.call(
        { id: 'null', function: { name: 'f', arguments: '{"a":1}' } },
        { id: 'null', function: { name: 'g', arguments: '{}' } },
      ),
      say.finish('tool_calls'),
    ]) + done,
    [
      { type: 'toolCall', index: 0, name: 'f', arguments: '{"a":1}' },
      { type: 'toolCall', index: 1, name: 'g', arguments: '{}' },
      finish('toolCalls', 'tool_calls'),
    ],
  ],
  [
    'DeepSeek: comments in the queue, null beside reasoning, usage: null',
    ': keep-alive\n\n: keep-alive\n\n' +
      eventFrames([
        chunk({ delta: { content: null, reasoning_content: 'Hm.' } }, { usage: null }),
        chunk({ delta: { content: 'a', reasoning_content: null } }, { usage: null }),
        chunk(
          { delta: { content: '' }, finish_reason: 'stop' },
          { usage: { prompt_tokens: 9, completion_tokens: 4, completion_tokens_details: { reasoning_tokens: 3 } } },
        ),
      ]) +
      done,
    [reasoning('Hm.'), text('a'), usage(9, 4, { reasoningTokens: 3 }), finish('stop', 'stop')],
  ],
  [
    'Groq: a channel, and usage under its own name',
    eventFrames([
      chunk({ delta: { role: 'assistant', content: '' } }, { x_groq: { id: 'req_1' } }),
      chunk({ delta: { channel: 'analysis', reasoning: 'Hm.' } }),
      chunk({ delta: { content: 'a' } }),
      chunk({ delta: {}, finish_reason: 'stop' }, { x_groq: { usage: { prompt_tokens: 5, completion_tokens: 6 } } }),
    ]) + done,
    [reasoning('Hm.'), text('a'), usage(5, 6), finish('stop', 'stop')],
  ],
  [
    'OpenRouter: comments while it waits, its own finish word and the price',
    ': OPENROUTER PROCESSING\n\n' +
      eventFrames([
        chunk({
          delta: { content: '', reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] },
        }),
        chunk({ delta: { content: 'a' } }),
        chunk({ delta: { content: '' }, finish_reason: 'length', native_finish_reason: 'MAX_TOKENS' }),
        say.usage({ prompt_tokens: 1, completion_tokens: 2, cost: 0.1 }),
      ]) +
      done,
    [reasoning('Hm.'), text('a'), usage(1, 2), finish('length', 'length')],
  ],
  [
    'Perplexity: the message grows beside the delta, usage in each chunk, no [DONE]',
    eventFrames([
      chunk(
        { delta: { content: 'a' }, message: { content: 'a' } },
        { citations: ['https://a.test'], usage: { prompt_tokens: 1, completion_tokens: 1 } },
      ),
      chunk(
        { delta: { content: 'b' }, message: { content: 'ab' }, finish_reason: 'stop' },
        { usage: { prompt_tokens: 1, completion_tokens: 2 } },
      ),
      { id: 'c1', model: 'm', object: 'chat.completion.done', search_results: [] },
    ]),
    [text('a'), text('b'), usage(1, 2), finish('stop', 'stop')],
  ],
  [
    'Azure: filter results without a name, a choice without a delta, padding',
    eventFrames([
      { id: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
      chunk({ delta: { role: 'assistant', content: '', refusal: null } }, { obfuscation: 'x' }),
      chunk({ delta: { content: 'a' }, content_filter_results: {} }),
      chunk({ finish_reason: null, content_filter_offsets: { check_offset: 1 } }),
      chunk({ delta: {}, finish_reason: 'stop' }),
      say.usage({ prompt_tokens: 3, completion_tokens: 1 }),
    ]) + done,
    [text('a'), usage(3, 1), finish('stop', 'stop')],
  ],
  [
    'xAI: a call in one chunk, usage in a chunk of its own',
    eventFrames([
      chunk({ delta: { reasoning_content: 'Hm.' } }),
      say.call({ index: 0, id: 'call_1', function: { name: 'f', arguments: '{"a":1}' }, type: 'function' }),
      say.finish('tool_calls'),
      say.usage({ prompt_tokens: 8, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 7 } }),
    ]) + done,
    [
      reasoning('Hm.'),
      { type: 'toolCall', index: 0, id: 'call_1', name: 'f', arguments: '{"a":1}' },
      usage(8, 9, { cachedInputTokens: 7 }),
      finish('toolCalls', 'tool_calls'),
    ],
  ],
  [
    'Writer: the message copies the delta, and the bytes end without [DONE]',
    eventFrames([
      chunk({ delta: { content: 'a' }, message: { content: 'a' } }),
      chunk({ delta: { content: '' }, message: { content: '' }, finish_reason: 'stop' }),
      say.usage({ prompt_tokens: 3, completion_tokens: 1 }),
    ]),
    [text('a'), usage(3, 1), finish('stop', 'stop')],
  ],
  [
    'vLLM: empty chunks first, usage in each, the last token with the finish reason',
    eventFrames([
      chunk({ delta: { role: 'assistant', content: '' }, finish_reason: null }),
      chunk({ delta: { content: '' } }, { usage: { prompt_tokens: 3, completion_tokens: 0 } }),
      chunk({ delta: { content: 'a' } }, { usage: { prompt_tokens: 3, completion_tokens: 1 } }),
      chunk({ delta: { content: 'b' }, finish_reason: 'stop' }, { usage: { prompt_tokens: 3, completion_tokens: 2 } }),
    ]) + done,
    [text('a'), text('b'), usage(3, 2), finish('stop', 'stop')],
  ],
  [
    'Ollama /v1 of old: a finish reason on every chunk, which is empty',
    eventFrames([say.finish('', { content: 'a' }), say.finish('', { content: 'b' }), say.finish('stop')]) + done,
    [text('a'), text('b'), finish('stop', 'stop')],
  ],
])('%s', async (_name, body, events) => {
  expect(await speakText(body)).toMatchObject({ events })
})
