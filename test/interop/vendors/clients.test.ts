import { finish, reasoning, reply, startEmulator, status, toolCall, usage } from 'rivulet/testing'
import { Agent, setGlobalDispatcher } from 'undici'
import { clients } from './clients.ts'

/* The emulator as the vendors' own clients see it, which nobody here wrote. */

/** How each vendor says that it is done, that it was cut, and that it calls. */
const WORDS: Readonly<Record<string, readonly [stop: string, length: string, calls: string]>> = {
  openai: ['stop', 'length', 'tool_calls'],
  openaiResponses: ['completed', 'max_output_tokens', 'completed'],
  anthropic: ['end_turn', 'max_tokens', 'tool_use'],
  gemini: ['STOP', 'MAX_TOKENS', 'STOP'],
  ollama: ['stop', 'length', 'stop'],
  cohere: ['COMPLETE', 'MAX_TOKENS', 'TOOL_CALL'],
}

const cases = Object.keys(clients).flatMap((name) => [[name, true] as const, [name, false] as const])
const cost = usage({ inputTokens: 11, outputTokens: 7 })

/** Google's client looks for Node's own, which is outside of the room that Jest gives to a test. */
const dispatcher = new Agent()
beforeAll(() => setGlobalDispatcher(dispatcher))
afterAll(() => dispatcher.close())

describe.each(cases)('the client of %s, streaming: %s', (name, stream) => {
  const hear = async (answer: ReturnType<typeof reply>) => {
    const emulator = await startEmulator({ [name]: answer })
    try {
      return await clients[name]?.(emulator, stream)
    } finally {
      await emulator.close()
    }
  }

  test('reads text, usage and the finish', async () => {
    expect(await hear(reply('Grüße ', '😀', ' Hello', cost))).toEqual({
      text: 'Grüße 😀 Hello',
      reasoning: '',
      calls: [],
      usage: [11, 7],
      finish: WORDS[name]?.[0],
    })
    expect((await hear(reply('Hel', finish('length'))))?.finish).toBe(WORDS[name]?.[1])
  })

  test('reads tool calls', async () => {
    const oslo = toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } })
    const bergen = toolCall({ id: 'call_2', name: 'weather', arguments: { city: 'Bergen' } })
    expect(await hear(reply('Let me see.', oslo, bergen))).toMatchObject({
      text: 'Let me see.',
      calls: [
        { name: 'weather', arguments: { city: 'Oslo' } },
        { name: 'weather', arguments: { city: 'Bergen' } },
      ],
      finish: WORDS[name]?.[2],
    })
  })

  test('reads reasoning, where it knows of any', async () => {
    const heard = await hear(reply(reasoning('Hm. '), 'Cold.'))
    expect(heard).toMatchObject({ text: 'Cold.', reasoning: name === 'openai' ? '' : 'Hm. ' })
  })

  test('knows a 429 for what it is', async () => {
    const emulator = await startEmulator({ [name]: status(429, { retryAfter: 7 }) })
    try {
      const error: unknown = await clients[name]?.(emulator, stream).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      const { status: code, status_code, statusCode } = Object(error)
      expect(code ?? status_code ?? statusCode).toBe(429)
      expect(String(Object(error).message)).toMatch(/emulator|429/i)
    } finally {
      await emulator.close()
    }
  })
})
