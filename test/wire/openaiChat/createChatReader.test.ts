import { openai } from '../../../src/providers/openai.ts'
import { eventFrames } from '../eventFrames.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { done, say, speakChat, speakText } from './speakChat.ts'

const question = [{ role: 'user', content: 'Hello!' }] as const
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

describe('the end', () => {
  const open = (body: string) => {
    const transport = memoryTransport(body, { open: true })
    return { transport, heard: listen(openai.events({ apiKey: 'k', transport })(question)) }
  }

  test('is at the sentinel, whatever follows, and the connection is left', async () => {
    const { transport, heard } = open(
      eventFrames([say.text('a')]) + done + eventFrames([say.text('late'), { error: { message: 'late' } }]),
    )
    expect(await heard).toEqual({ events: [...texts('a'), finish('other', '')], activities: 0 })
    expect(transport.closed).toBe(1)
  })

  test('is at the usage behind the finish reason', async () => {
    const { transport, heard } = open(eventFrames([say.text('a'), say.finish('stop'), say.usage({ prompt_tokens: 1 })]))
    expect((await heard).events).toHaveLength(3)
    expect(transport.closed).toBe(1)
  })

  test('is not at a usage that comes with more to say', async () => {
    const counted = (chunk: object) => ({ ...chunk, usage: { prompt_tokens: 1 } })
    const { events } = await speakChat(
      counted(say.finish('stop', { content: 'a' })),
      counted(say.finish('stop', { content: 'b' })),
      say.text('c'),
    )
    expect(events.slice(0, 3)).toEqual(texts('a', 'b', 'c'))
  })

  test('may be that of the bytes, once the finish reason was seen', async () => {
    const heard = await speakText(eventFrames([say.text('a'), say.finish('stop')]))
    expect(heard).toEqual({ events: [...texts('a'), finish('stop', 'stop')], activities: 1 })
  })

  test('a sentinel without its line end counts', async () => {
    expect((await speakText(`${eventFrames([say.text('a')])}data: [DONE]`)).error).toBeUndefined()
  })
})

describe('errors', () => {
  const error = { message: 'So it is', type: 'server_error', code: null }

  test.each([
    ['beside nothing', { error }],
    ['beside choices', { ...say.delta({ content: '' }, { finish_reason: 'error' }), error }],
    ['in the choice', say.delta({}, { error, finish_reason: 'error' })],
    ['as Groq’s own', { ...say.delta({}), x_groq: { error: 'So it is' } }],
    ['as a word', { error: 'So it is' }],
    ['as a message', { message: 'So it is' }],
    ['as a detail', { detail: 'So it is' }],
  ])('%s', async (_name, chunk) => {
    expect(await speakChat(chunk, say.text('a'), say.finish('stop'))).toMatchObject({
      events: [],
      error: { _tag: 'Upstream', message: 'So it is', retryable: true, committed: false },
    })
  })

  test.each([
    [{ code: 429 }, 'RateLimited', true],
    [{ type: 'rate_limit_error' }, 'RateLimited', true],
    [{ code: 'insufficient_quota' }, 'QuotaExhausted', false],
    [{ code: 402 }, 'QuotaExhausted', false],
    [{ code: 401 }, 'Unauthorized', false],
    [{ type: 'invalid_request_error' }, 'InvalidRequest', false],
    [{ type: 'invalid_request_error', code: 'tool_use_failed', status_code: 400 }, 'InvalidRequest', false],
    [{ code: 502 }, 'Upstream', true],
    [{ code: 418 }, 'Upstream', false],
  ])('of the kind %j', async (kind, tag, retryable) => {
    const heard = await speakChat({ error: { message: 'no', ...kind } })
    expect(heard.error).toMatchObject({ _tag: tag, retryable, committed: false })
  })

  test('after the finish reason is an error all the same', async () => {
    const heard = await speakChat(say.text('a'), say.finish('length'), { error })
    expect(heard).toMatchObject({ events: texts('a'), error: { _tag: 'Upstream', committed: true, retryable: false } })
  })

  test('an event of the name error, and no sentinel', async () => {
    const body = `${eventFrames([say.text('a')])}event: error\ndata: {"error":{"message":"no","status_code":400}}\n\n`
    expect((await speakText(body)).error).toMatchObject({ _tag: 'InvalidRequest', status: 400, committed: true })
  })

  test.each([
    [{ ...say.text('a'), error: null }],
    [{ ...say.text('a'), error: '' }],
    [{ ...say.text('a'), error: false }],
  ])('none is no error: %j', async (chunk) => {
    expect((await speakChat(chunk, say.finish('stop'))).error).toBeUndefined()
  })
})

describe('a reply in one piece', () => {
  const whole = (message: object, more: object = {}) =>
    listen(
      openai.events({
        apiKey: 'k',
        transport: memoryTransport(
          JSON.stringify({ id: 'c1', model: 'm', choices: [{ index: 0, message, finish_reason: 'stop' }], ...more }),
          { headers: { 'content-type': 'application/json' } },
        ),
      })(question, { stream: false }),
    )

  test('is read from its message', async () => {
    const { events } = await whole(
      {
        role: 'assistant',
        reasoning_content: 'Hm.',
        content: 'a',
        tool_calls: [
          { id: 'x', type: 'function', function: { name: 'one', arguments: '{}' } },
          { id: 'y', type: 'function', function: { name: 'two', arguments: '{}' } },
        ],
      },
      { usage: { prompt_tokens: 1, completion_tokens: 2 } },
    )
    expect(events).toEqual([
      { type: 'reasoning', text: 'Hm.' },
      ...texts('a'),
      call(0, '{}', { id: 'x', name: 'one' }),
      call(1, '{}', { id: 'y', name: 'two' }),
      { type: 'usage', inputTokens: 1, outputTokens: 2 },
      finish('stop', 'stop'),
    ])
  })

  test('without content it is empty', async () => {
    expect((await whole({ content: null })).error).toMatchObject({ _tag: 'Empty', retryable: true })
  })
})

test.each([
  ['content', say.text(5), 'choices.0.delta.content'],
  ['choices', { choices: 'x' }, 'choices'],
  ['a choice', { choices: [7] }, 'choices.0'],
  ['a delta', say.delta('x'), 'choices.0.delta'],
  ['tool calls', say.delta({ tool_calls: {} }), 'choices.0.delta.tool_calls'],
  ['arguments', say.call({ index: 0, function: { arguments: {} } }), 'choices.0.delta.tool_calls.0.function.arguments'],
  ['a finish reason', say.finish(5), 'choices.0.finish_reason'],
])('%s of a wrong type: Decode, with its place', async (_name, chunk, path) => {
  const { error } = await speakChat(chunk)
  expect(error).toMatchObject({ _tag: 'Decode', retryable: false })
  expect(String(error?.path).replace(/\.\d+(?=\.|$)/g, '')).toContain(path.replace(/\.\d+(?=\.|$)/g, ''))
})

test.each([{ id: 5 }, { model: {} }, { created: 'x' }, { service_tier: null }, { obfuscation: 1 }])(
  'metadata of a wrong type is not worth a reply: %j',
  async (wrong) => {
    const heard = await speakChat({ ...say.text('a'), ...wrong }, say.finish('stop'))
    expect(heard.events[0]).toEqual({ type: 'text', text: 'a' })
    expect(heard.error).toBeUndefined()
  },
)

test('keys of a prototype do no harm', async () => {
  const chunk = '{"__proto__":{"polluted":1},"choices":[{"delta":{"content":"a","__proto__":{"polluted":1}}}]}'
  expect((await speakText(`data: ${chunk}\n\n${done}`)).events[0]).toEqual({ type: 'text', text: 'a' })
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})
