import { firstValueFrom, toArray } from 'rxjs'
import { fromEnv } from '../../src/providers/fromEnv.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'

const names = (env: Record<string, string>) => fromEnv(env).map(({ name }) => name)

describe('fromEnv', () => {
  test('gives the vendors whose keys are set, in the stated order', () => {
    expect(names({})).toEqual([])
    expect(
      names({ OLLAMA_HOST: '127.0.0.1:1', GROQ_API_KEY: 'a', ANTHROPIC_API_KEY: 'b', OPENAI_API_KEY: '' }),
    ).toEqual(['anthropic', 'groq', 'ollama'])
    const all = [
      'OPENAI',
      'ANTHROPIC',
      'GEMINI',
      'GROQ',
      'MISTRAL',
      'DEEPSEEK',
      'XAI',
      'OPENROUTER',
      'PERPLEXITY',
      'CO',
    ]
    const env = Object.fromEntries([...all, 'DASHSCOPE', 'WRITER'].map((name) => [`${name}_API_KEY`, 'key']))
    expect(names(env).join(' ')).toBe(
      'openai anthropic gemini groq mistral deepseek xai openrouter perplexity cohere alibaba writer',
    )
  })

  test('follows the base URLs and sends the key', async () => {
    const emulator = await startEmulator()
    try {
      const [provider] = fromEnv({ OPENAI_API_KEY: 'the-key', OPENAI_BASE_URL: emulator.url })
      const events = await firstValueFrom(provider!([{ role: 'user', content: 'Hello!' }]).pipe(toArray()))
      expect(events.at(-1)?.type).toBe('finish')
      expect(emulator.requests[0]?.headers.authorization).toBe('Bearer the-key')
    } finally {
      await emulator.close()
    }
  })

  test.each([
    ['', '/v1/messages'],
    ['/v1', '/v1/messages'],
    ['/v1/', '/v1/messages'],
    ['/gateway', '/gateway/v1/messages'],
  ])('takes the address of Anthropic as its own clients do, and with its version: %j', async (path, asked) => {
    const emulator = await startEmulator()
    try {
      const [provider] = fromEnv({ ANTHROPIC_API_KEY: 'the-key', ANTHROPIC_BASE_URL: emulator.url + path })
      await firstValueFrom(provider!([{ role: 'user', content: 'Hello!' }]).pipe(toArray()))
      expect(emulator.requests[0]?.path).toBe(asked)
    } finally {
      await emulator.close()
    }
  })

  test('takes an Ollama host with or without its scheme, and refuses what is no address', () => {
    expect(names({ OLLAMA_HOST: 'http://127.0.0.1:11434' })).toEqual(['ollama'])
    expect(() => fromEnv({ OPENAI_API_KEY: 'a', OPENAI_BASE_URL: 'nonsense' })).toThrow('must be an http or https URL')
  })
})
