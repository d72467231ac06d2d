import { NEVER } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { createCall } from '../../src/providers/createCall.ts'
import { chatVendors } from '../../src/providers/chatVendors.ts'
import { createChatVendor } from '../../src/providers/createChatVendor.ts'

const vendor = createChatVendor('openai', chatVendors.openai)
const question: ChatMessage[] = [{ role: 'user', content: 'Why?' }]
const failure = (messages: unknown, options: unknown = {}) => {
  try {
    createCall(vendor, {}, messages as ChatMessage[], options as ChatOptions)
  } catch (error) {
    return error as { _tag: string; message: string; status?: number }
  }
  return undefined
}

describe('createCall', () => {
  test('takes the model of the call, else of the config, else the vendor’s own', () => {
    const model = (config: string | undefined, call: string | undefined) =>
      createCall(vendor, config ? { model: config } : {}, question, call ? { model: call } : {}).model
    expect([model('b', 'a'), model('b', undefined), model(undefined, undefined)]).toEqual(['a', 'b', 'gpt-5-mini'])
  })

  test('asks for a stream, unless told otherwise and the service can', () => {
    const streams = (answersWhole: boolean, options: ChatOptions) =>
      createCall({ ...vendor, answersWhole }, {}, question, options).stream
    expect([streams(true, {}), streams(true, { stream: false }), streams(false, { stream: false })]).toEqual([
      true,
      false,
      true,
    ])
  })

  test.each([
    [[], 'the messages must be a list that is not empty'],
    ['Why?', 'the messages must be a list that is not empty'],
    [undefined, 'the messages must be a list that is not empty'],
    [[null], 'messages[0].role must be one of'],
    [[...question, { role: 'robot', content: 'a' }], 'messages[1].role must be one of system, developer, user'],
    [[{ role: 'bot', content: 'a' }], 'messages[0].role must be one of'],
    [[{ role: 'user', content: 5 }], 'messages[0].content must be a string or a list of parts'],
    [[{ role: 'user', content: [{ type: 'image' }] }], 'messages[0].content must be'],
    [[{ role: 'user', content: [{ type: 'text' }] }], 'messages[0].content must be'],
    [
      [{ role: 'user', content: 'a', toolCalls: {} }],
      'messages[0].toolCalls must be a list of { id, name, arguments }',
    ],
    [[{ role: 'user', content: 'a', toolCalls: [{ id: 'a', name: 'b' }] }], 'messages[0].toolCalls must be'],
    [[{ role: 'user', content: 'a', reasoning: [5] }], 'messages[0].reasoning must be a list of { text }'],
    [[{ role: 'user', content: 'a', toolCallId: 5 }], 'messages[0].toolCallId must be a string'],
  ])('refuses the messages %p', (messages, message) => {
    expect(failure(messages)).toMatchObject({ _tag: 'InvalidRequest' })
    expect(failure(messages)?.message).toContain(message)
    expect(failure(messages)?.status).toBeUndefined()
  })

  test('takes everything that its types allow', () => {
    const options: Required<ChatOptions> = {
      model: 'm',
      temperature: 0,
      topP: 1,
      maxTokens: 1,
      stop: ['a'],
      seed: 0,
      tools: [{ name: 'f', parameters: {} }],
      toolChoice: { name: 'f' },
      responseFormat: { type: 'json', schema: {} },
      stream: true,
      body: {},
      headers: {},
      signal: new AbortController().signal,
      flow: NEVER,
      onAttempt: () => undefined,
    }
    const messages: ChatMessage[] = [
      {
        role: 'user',
        content: [
          { type: 'text', text: '' },
          { type: 'image', data: 'QQ', mediaType: 'image/png' },
        ],
      },
      {
        role: 'assistant',
        content: '',
        reasoning: [{ text: 'hm', signature: 's' }],
        toolCalls: [{ id: '', name: 'f', arguments: '' }],
      },
      { role: 'tool', content: '7', toolCallId: 'a' },
    ]
    expect(failure(messages, options)).toBeUndefined()
    expect(failure(question, Object.fromEntries(Object.keys(options).map((key) => [key, undefined])))).toBeUndefined()
  })

  test.each([
    [{ temprature: 1 }, 'there is no option "temprature"; it takes model, temperature'],
    [{ temperature: 'hot' }, '"temperature" must be a number'],
    [{ maxTokens: 0 }, '"maxTokens" must be a number from 1'],
    [{ tools: {} }, '"tools" must be a list of tools'],
    [{ stream: 'no' }, '"stream" must be true or false'],
    [{ headers: { a: 'b\nc' } }, 'the value of the header "a"'],
    [{ onAttempt: 1 }, '"onAttempt" must be a function'],
    [{ stop: 5 }, '"stop" must be a string or a list of strings'],
    [{ stop: ['a', 5] }, '"stop" must be a string or a list of strings'],
    [{ tools: [{ parameters: {} }] }, '"tools" must be a list of tools, each with a name'],
    [{ tools: [null] }, '"tools" must be a list of tools'],
    [{ toolChoice: 'any' }, '"toolChoice" must be "auto", "none", "required" or { name }'],
    [{ toolChoice: null }, '"toolChoice" must be'],
    [{ responseFormat: {} }, '"responseFormat" must be { type: "text" } or { type: "json" }'],
    [{ signal: {} }, '"signal" must be an AbortSignal'],
    [{ flow: { subscribe: 1 } }, '"flow" must be an Observable'],
    [{ body: 'x' }, '"body" must be an object'],
    ['fast', 'the options must be an object'],
  ])('refuses the options %p', (options, message) => {
    expect(failure(question, options)?._tag).toBe('InvalidRequest')
    expect(failure(question, options)?.message).toContain(message)
  })
})
