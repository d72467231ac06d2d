import { eventFrames } from '../eventFrames.ts'
import { done, say, speakChat, speakText } from './speakChat.ts'

const finish = (reason: string, raw: string) => ({
  type: 'finish',
  reason,
  raw,
  provider: 'openai',
  model: 'm',
  id: 'c1',
})
const texts = (...said: string[]) => said.map((text) => ({ type: 'text', text }))
const call = (index: number, args: string, more: object = {}) => ({ type: 'toolCall', index, arguments: args, ...more })

test('text, usage, finish; what says nothing is a sign of life', async () => {
  const heard = await speakChat(
    { id: 'c1', model: 'm', choices: [], prompt_filter_results: [] },
    say.delta({ role: 'assistant', content: '' }),
    say.text('Hel'),
    say.text(null),
    say.text('lo'),
    say.delta({}),
    say.delta(null),
    { id: 'c1', choices: null },
    { id: 'c1' },
    say.finish('stop'),
    say.usage({ prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }),
  )
  expect(heard).toEqual({
    events: [...texts('Hel', 'lo'), { type: 'usage', inputTokens: 3, outputTokens: 2 }, finish('stop', 'stop')],
    activities: 9,
  })
})

test.each([' ', '\n', '0', '[DONE]', '\ufffd', '\ud83d'])('%j is text', async (content) => {
  expect((await speakChat(say.text(content), say.finish('stop'))).events[0]).toEqual({ type: 'text', text: content })
})

test('text that comes with the finish reason is not lost', async () => {
  const { events } = await speakChat(say.text('a'), say.finish('length', { content: 'b' }))
  expect(events).toEqual([...texts('a', 'b'), finish('length', 'length')])
})

test('a refusal is text', async () => {
  const { events } = await speakChat(say.delta({ refusal: 'I cannot' }), say.finish('stop'))
  expect(events).toEqual([...texts('I cannot'), finish('stop', 'stop')])
})

test.each([
  ['reasoning_content', { reasoning_content: 'Hm.' }],
  ['reasoning', { reasoning: 'Hm.' }],
  ['both, which are one', { reasoning_content: 'Hm.', reasoning: 'Hm.' }],
  ['parts', { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }],
])('reasoning as %s', async (_name, delta) => {
  const { events } = await speakChat(say.delta(delta), say.text('a'), say.finish('stop'))
  expect(events).toEqual([{ type: 'reasoning', text: 'Hm.' }, ...texts('a'), finish('stop', 'stop')])
})

test('content in parts: texts and thoughts, in their order; other parts are left alone', async () => {
  const content = [
    { type: 'text', text: 'a' },
    { type: 'thinking', thinking: [{ type: 'text', text: 'b' }, { text: null }] },
    { type: 'reference', reference_ids: [1] },
    { type: 'text', text: 'c' },
  ]
  const { events } = await speakChat(say.delta({ content }), say.finish('stop'))
  expect(events.slice(0, -1)).toEqual([...texts('a'), { type: 'reasoning', text: 'b' }, ...texts('c')])
})

test('the message that repeats the delta is not read beside it', async () => {
  const { events } = await speakChat(
    say.delta({ content: 'a' }, { message: { content: 'a' } }),
    say.delta({ content: 'b' }, { message: { content: 'ab' } }),
    say.finish('stop'),
  )
  expect(events).toEqual([...texts('a', 'b'), finish('stop', 'stop')])
})

test('only choice 0 is heard, and only its finish counts', async () => {
  const other = (delta: object, more: object = {}) => say.delta(delta, { index: 1, ...more })
  const chunks = [say.text('a'), other({ content: 'A' }), other({}, { finish_reason: 'stop' }), say.text('b')]
  expect(await speakText(eventFrames(chunks))).toMatchObject({
    events: texts('a', 'b'),
    error: { _tag: 'Interrupted' },
  })
  expect(await speakChat(...chunks, say.finish('length'))).toMatchObject({
    events: [...texts('a', 'b'), finish('length', 'length')],
  })
})

test('choices without an index are counted', async () => {
  const choices = [{ delta: { content: 'a' } }, { delta: { content: 'A' }, finish_reason: 'length' }]
  const { events } = await speakChat({ ...say.delta({}), choices }, say.finish('stop'))
  expect(events).toEqual([...texts('a'), finish('stop', 'stop')])
})

describe('tool calls', () => {
  const fn = (name?: unknown, args?: unknown) => ({ name, arguments: args })

  test('in fragments, by index', async () => {
    const { events } = await speakChat(
      say.call({ index: 0, id: 'a', type: 'function', function: fn('one', '') }),
      say.call({ index: 0, function: fn(undefined, '{"x":') }),
      say.call({ index: 1, id: 'b', function: fn('two', '{}') }),
      say.call({ index: 0, id: null, function: fn(null, '1}') }),
      say.finish('tool_calls'),
    )
    expect(events).toEqual([
      call(0, '', { id: 'a', name: 'one' }),
      call(0, '{"x":'),
      call(1, '{}', { id: 'b', name: 'two' }),
      call(0, '1}'),
      finish('toolCalls', 'tool_calls'),
    ])
  })

  test('a call without arguments, and one without a function', async () => {
    const { events } = await speakChat(
      say.call({ index: 0, id: 'a', function: fn('one') }, { index: 1, id: 'b' }),
      say.finish('function_call'),
    )
    expect(events).toEqual([
      call(0, '', { id: 'a', name: 'one' }),
      call(1, '', { id: 'b' }),
      finish('toolCalls', 'function_call'),
    ])
  })
})

describe('finish reasons', () => {
  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['model_length', 'length'],
    ['tool_calls', 'toolCalls'],
    ['function_call', 'toolCalls'],
    ['content_filter', 'contentFilter'],
    ['eos_token', 'other'],
    ['constructor', 'other'],
  ])('%s is %s', async (raw, reason) => {
    expect((await speakChat(say.text('a'), say.finish(raw))).events.at(-1)).toEqual(finish(reason, raw))
  })

  test.each(['', null, undefined])('%p is none', async (raw) => {
    const chunks = eventFrames([say.text('a'), say.finish(raw)])
    expect((await speakText(chunks)).error).toMatchObject({ _tag: 'Interrupted', committed: true })
    expect((await speakText(chunks + done)).events.at(-1)).toEqual(finish('other', ''))
  })

  test.each(['error', 'abort', 'insufficient_system_resource'])('%s is a failure', async (raw) => {
    expect(await speakChat(say.delta({}), say.finish(raw))).toMatchObject({
      events: [],
      error: { _tag: 'Upstream', retryable: true, message: expect.stringContaining(raw) },
    })
    expect(await speakChat(say.text('a'), say.finish(raw))).toMatchObject({
      events: texts('a'),
      error: { _tag: 'Upstream', committed: true, retryable: false },
    })
  })
})

describe('usage', () => {
  const full = {
    prompt_tokens: 10,
    completion_tokens: 7,
    prompt_tokens_details: { cached_tokens: 4 },
    completion_tokens_details: { reasoning_tokens: 5 },
  }
  const read = { type: 'usage', inputTokens: 10, outputTokens: 7, reasoningTokens: 5, cachedInputTokens: 4 }

  test.each([
    ['in a chunk of its own', [say.finish('stop'), say.usage(full)]],
    ['with the finish', [{ ...say.finish('stop'), usage: full }]],
    [
      'in every chunk, the last wins',
      [
        { ...say.text('b'), usage: { prompt_tokens: 1 } },
        { ...say.finish('stop'), usage: full },
      ],
    ],
    ['as Groq’s own', [{ ...say.finish('stop'), x_groq: { usage: full } }]],
    ['null before', [{ ...say.text('b'), usage: null }, say.finish('stop'), { ...say.usage(full), choices: null }]],
  ])('%s: once, before the finish', async (_name, chunks) => {
    const { events } = await speakChat(say.text('a'), ...chunks)
    expect(events.slice(-2)).toEqual([read, finish('stop', 'stop')])
    expect(events.filter(({ type }) => type === 'usage')).toHaveLength(1)
  })

  test.each([5, 'many', [], {}, { prompt_tokens: '7' }])('%j is none', async (usage) => {
    const { events } = await speakChat(say.text('a'), say.finish('stop'), say.usage(usage))
    expect(events).toEqual([...texts('a'), finish('stop', 'stop')])
  })

  test('is in the error of a reply that failed', async () => {
    const error = { error: { message: 'overloaded' }, usage: full }
    const { type: _type, ...counts } = read
    expect((await speakChat({ ...say.text('a'), usage: full }, error)).error).toMatchObject({ usage: counts })
    expect((await speakChat(error)).error).toMatchObject({ usage: counts })
  })
})
