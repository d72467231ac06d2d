import { createServer } from 'node:http'
import OpenAI from 'openai'
import { anthropic } from 'rivulet'
import {
  cut,
  type Emulator,
  type EmulatorOptions,
  reply,
  stall,
  startEmulator,
  status,
  toolCall,
  usage,
} from 'rivulet/testing'
import type { Served } from './battery.ts'
import { listen } from './listen.ts'
import { createApp } from './openaiWire.ts'

let emulator: Emulator
let served: Served

/** OpenAI's own client, asking our server, which asks another vendor. */
async function ask(script: EmulatorOptions['anthropic']) {
  emulator = await startEmulator({ anthropic: script })
  const chat = anthropic.events({ baseUrl: emulator.baseUrl('anthropic'), apiKey: 'any', model: 'claude-sonnet-5' })
  served = await listen(createServer(createApp(chat)))
  const client = new OpenAI({ baseURL: `http://127.0.0.1:${served.port}/v1`, apiKey: 'any', maxRetries: 0 })
  return client.chat.completions.create({
    model: 'ours',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: true,
    stream_options: { include_usage: true },
  })
}

afterEach(async () => {
  served.close()
  await emulator.close()
})

test('OpenAI’s client reads text, finish and usage', async () => {
  const stream = await ask(reply('Hel', 'lo\n😀', usage({ inputTokens: 3, outputTokens: 4 })))
  const chunks: OpenAI.ChatCompletionChunk[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const choices = chunks.flatMap((chunk) => chunk.choices)

  expect(choices.map(({ delta }) => delta.content ?? '').join('')).toBe('Hello\n😀')
  expect(choices.map(({ finish_reason }) => finish_reason).filter(Boolean)).toEqual(['stop'])
  expect(chunks.map((chunk) => chunk.usage).filter(Boolean)).toEqual([
    { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
  ])
  expect(new Set(chunks.map(({ id, model, object }) => `${id} ${model} ${object}`)).size).toBe(1)
})

test('OpenAI’s client puts a tool call together', async () => {
  const stream = await ask(reply(toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } })))
  let call = { id: '', name: '', arguments: '' }
  for await (const { choices } of stream) {
    for (const part of choices.flatMap(({ delta }) => delta.tool_calls ?? [])) {
      call = {
        id: call.id + (part.id ?? ''),
        name: call.name + (part.function?.name ?? ''),
        arguments: call.arguments + (part.function?.arguments ?? ''),
      }
    }
  }

  expect({ ...call, arguments: JSON.parse(call.arguments) as unknown }).toEqual({
    id: 'call_1',
    name: 'weather',
    arguments: { city: 'Oslo' },
  })
})

test('OpenAI’s client takes a failure before the first token for what it is', async () => {
  await expect(ask(status(429, { body: { error: { message: 'slow down' } } }))).rejects.toMatchObject({
    name: expect.any(String),
    status: 429,
    message: expect.stringContaining('slow down'),
  })
})

test('OpenAI’s client throws at a failure after it, and has what came before', async () => {
  const stream = await ask(reply('Hel', cut()))
  let text = ''
  const read = async () => {
    for await (const { choices } of stream) text += choices[0]?.delta.content ?? ''
  }

  await expect(read()).rejects.toBeInstanceOf(OpenAI.APIError)
  expect(text).toBe('Hel')
})

test('OpenAI’s client that is left closes the provider’s socket', async () => {
  const stream = await ask(reply('Hel', stall()))
  for await (const _ of stream) break

  expect(await emulator.requests[0]?.closed).toBe('by-client')
})
