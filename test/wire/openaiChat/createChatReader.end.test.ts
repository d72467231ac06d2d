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
