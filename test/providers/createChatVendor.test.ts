import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { type ChatVendorName, chatVendors } from '../../src/providers/chatVendors.ts'
import { createChatVendor } from '../../src/providers/createChatVendor.ts'

function request(name: ChatVendorName, options: ChatOptions = {}, more: { key?: string; model?: string } = {}) {
  const vendor = createChatVendor(name, chatVendors[name])
  const call = {
    messages: [{ role: 'user', content: 'Why?' }] as const,
    options,
    stream: true,
    model: 'm',
    key: 'k',
    ...more,
  }
  const body: unknown = JSON.parse(JSON.stringify(vendor.body(call)))
  return { path: vendor.path(call), headers: vendor.headers?.(call), body }
}

describe('createChatVendor', () => {
  test('asks OpenAI in its own words', () => {
    expect(request('openai', { maxTokens: 5, seed: 1, toolChoice: 'required' })).toEqual({
      path: '/chat/completions',
      headers: { authorization: 'Bearer k' },
      body: {
        model: 'm',
        messages: [{ role: 'user', content: 'Why?' }],
        stream: true,
        stream_options: { include_usage: true },
        max_completion_tokens: 5,
        seed: 1,
        tool_choice: 'required',
      },
    })
  })

  test('asks Mistral in the words that it has', () => {
    const { body } = request('mistral', { maxTokens: 5, seed: 1, toolChoice: 'required' })
    expect(body).toMatchObject({ max_tokens: 5, random_seed: 1, tool_choice: 'any' })
    expect(body).not.toHaveProperty('stream_options')
    expect(body).not.toHaveProperty('seed')
  })

  test('sends the key in the header of the service, and none where there is none', () => {
    expect(request('azure').headers).toEqual({ 'api-key': 'k' })
    expect(request('vllm', {}, { key: undefined as never }).headers).toEqual({})
  })

  test('goes where the service listens, and names no model where there is none', () => {
    expect(request('writer').path).toBe('/chat')
    expect(request('vllm', {}, { model: '' }).body).not.toHaveProperty('model')
  })
})
