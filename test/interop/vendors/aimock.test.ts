import type { ChatCompletionRequest } from '@copilotkit/aimock'
import { ask, CALL, mock, startAimock, TEXT, TOOLS, user, WIRES, type WireName } from './aimock.ts'

/* Our vendors against a server that nobody here wrote. */

beforeAll(startAimock)
afterAll(() => mock.stop())

/** What aimock cannot do, or does otherwise than the vendor: what it does instead is held fast, so that we hear of a change. */
interface Gap {
  readonly wire: WireName
  readonly cannot: 'usage' | 'id of a tool call' | 'reasoning' | 'error of its own shape'
  readonly because: string
}

const GAPS: readonly Gap[] = [
  { wire: 'ollama', cannot: 'usage', because: 'its counts are 0 whatever the fixture says' },
  { wire: 'ollama', cannot: 'id of a tool call', because: 'the wire has none, and neither has aimock' },
  { wire: 'ollama', cannot: 'reasoning', because: 'it sends "reasoning_content", where Ollama says "thinking"' },
  { wire: 'cohere', cannot: 'reasoning', because: 'it sends thoughts as a content block of type "text"' },
  { wire: 'ollama', cannot: 'error of its own shape', because: 'it sends OpenAI’s, where Ollama has a text' },
  { wire: 'cohere', cannot: 'error of its own shape', because: 'it sends OpenAI’s, where Cohere has "message"' },
]
const EVERYWHERE = [
  'malformed JSON inside of a stream: it sends one malformed body, as application/json, and no stream',
  'an error event inside of a stream',
]

const lacks = (wire: WireName, cannot: Gap['cannot']) => GAPS.some((gap) => gap.wire === wire && gap.cannot === cannot)

afterAll(() => {
  const lines = [...GAPS.map(({ wire, cannot, because }) => `${wire}, ${cannot}: ${because}`), ...EVERYWHERE]
  process.stdout.write(
    `\naimock cannot do, and so it was not tried against it:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  )
})

/** Without a usage of its own a fixture gets one that aimock makes up; some wires get zeros. */
const usageOf = (wire: WireName) =>
  lacks(wire, 'usage')
    ? [{ type: 'usage', inputTokens: 0, outputTokens: 0 }]
    : [{ type: 'usage', inputTokens: 11, outputTokens: 7 }]

const call = (wire: WireName) => ({
  id: lacks(wire, 'id of a tool call') ? '' : 'call_1',
  name: 'weather',
  arguments: { city: 'Oslo' },
})

describe.each(WIRES)('%s', (wire) => {
  describe.each([true, false])('with stream: %s', (stream) => {
    test('gives text, usage and finish', async () => {
      expect(await ask(wire, [user('text')], { stream })).toEqual({
        text: TEXT,
        reasoning: '',
        calls: [],
        usage: usageOf(wire),
        finish: ['stop'],
        completed: true,
        error: undefined,
      })
    })

    test('gives a tool call', async () => {
      expect(await ask(wire, [user('tool')], { stream, tools: TOOLS })).toEqual({
        text: '',
        reasoning: '',
        calls: [call(wire)],
        usage: usageOf(wire),
        finish: ['toolCalls'],
        completed: true,
        error: undefined,
      })
    })

    test('a 429 is RateLimited, with its wait', async () => {
      const { error, text } = await ask(wire, [user('busy')], { stream })
      expect(error?.toJSON()).toMatchObject({
        _tag: 'RateLimited',
        status: 429,
        message: 'slow down',
        retryAfterMs: 7000,
        retryable: true,
        committed: false,
      })
      expect(error?.requestId).toMatch(/^req-./)
      expect(text).toBe('')
    })

    test('malformed JSON is an error and no text', async () => {
      const { error, text, completed } = await ask(wire, [user('malformed')], { stream })
      expect(error?.toJSON()).toMatchObject({ _tag: 'Interrupted', committed: false, retryable: true })
      expect({ text, completed }).toEqual({ text: '', completed: false })
    })

    test('a connection that is closed instead of an answer is Network', async () => {
      const { error, completed } = await ask(wire, [user('hang up')], { stream })
      expect(error?.toJSON()).toMatchObject({ _tag: 'Network', committed: false, retryable: true })
      expect(completed).toBe(false)
    })
  })

  test('gives text and a tool call in one reply', async () => {
    const { text, calls, finish } = await ask(wire, [user('both')], { tools: TOOLS })
    expect({ text, calls, finish }).toEqual({ text: 'Let me see.', calls: [call(wire)], finish: ['toolCalls'] })
  })

  test('gives reasoning apart from text', async () => {
    // aimock has thoughts for models alone that it knows to think.
    const { text, reasoning } = await ask(wire, [user('reason')], { model: 'o3-mini' })
    const told = { chat: 'Hmm', responses: 'Hmm', anthropic: 'Hmm', gemini: 'Hmm', ollama: '', cohere: '' }[wire]
    expect(lacks(wire, 'reasoning')).toBe(told === '')
    expect({ text, reasoning }).toEqual({ text: wire === 'cohere' ? 'HmmHi' : 'Hi', reasoning: told })
  })

  test('a disconnect amid the reply is Interrupted, and keeps what came', async () => {
    const { error, text, completed, finish } = await ask(wire, [user('cut')])
    expect(error?.toJSON()).toMatchObject({ _tag: 'Interrupted', committed: true, retryable: false })
    expect(text).not.toBe('')
    expect(TEXT.startsWith(text)).toBe(true)
    expect(error?._tag === 'Interrupted' && error.text).toBe(text)
    expect({ completed, finish }).toEqual({ completed: false, finish: [] })
  })

  test('takes our conversation: a system prompt, a call and its result', async () => {
    const { text } = await ask(
      wire,
      [
        { role: 'system', content: 'Be brief.' },
        user('Is it warm?'),
        { role: 'assistant', content: '', toolCalls: [CALL] },
        { role: 'tool', content: '{"sky":"12 degrees"}', toolCallId: 'call_1' },
      ],
      { tools: TOOLS },
    )
    expect(text).toBe('It is cool.')
    const said = (mock.getLastRequest()?.body as ChatCompletionRequest).messages
    expect(said.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool'])
    expect(said[0]?.content).toBe('Be brief.')
    expect(said[2]?.tool_calls?.map(({ function: { name, arguments: json } }) => [name, JSON.parse(json)])).toEqual([
      ['weather', { city: 'Oslo' }],
    ])
    expect(said[3]?.content).toContain('12 degrees')
  })
})

describe('what aimock cannot do is still so', () => {
  const send = async (path: string, content: string) => {
    const body = JSON.stringify({ model: 'any', messages: [user(content)], stream: true })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${mock.url}${path}`, { method: 'POST', headers, body })
    return { type: response.headers.get('content-type'), text: await response.text() }
  }

  test.each([
    ['ollama', '/api/chat'],
    ['cohere', '/v2/chat'],
  ] as const)('%s: an error has the shape of OpenAI’s', async (wire, path) => {
    expect(lacks(wire, 'error of its own shape')).toBe(true)
    expect(JSON.parse((await send(path, 'busy')).text)).toMatchObject({ error: { message: 'slow down', code: null } })
  })

  test.each(['/v1/chat/completions', '/v1/messages', '/api/chat', '/v2/chat'])(
    '%s: malformed JSON is all there is, and no stream',
    async (path) => {
      const { type, text } = await send(path, 'malformed')
      expect(type).toBe('application/json')
      expect(text).toMatch(/^\{malformed/)
    },
  )
})
