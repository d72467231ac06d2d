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
  ])('refuses the messages %p', (messages, message) => {
    expect(failure(messages)).toMatchObject({ _tag: 'InvalidRequest' })
    expect(failure(messages)?.message).toContain(message)
    expect(failure(messages)?.status).toBeUndefined()
  })

  test.each([
    [{ temprature: 1 }, 'there is no option "temprature"; it takes model, temperature'],
    [{ temperature: 'hot' }, '"temperature" must be a number'],
    [{ maxTokens: 0 }, '"maxTokens" must be a number from 1'],
    [{ tools: {} }, '"tools" must be a list of tools'],
    [{ stream: 'no' }, '"stream" must be true or false'],
    [{ headers: { a: 'b\nc' } }, 'the value of the header "a"'],
    [{ onAttempt: 1 }, '"onAttempt" must be a function'],
  ])('refuses the options %p', (options, message) => {
    expect(failure(question, options)?._tag).toBe('InvalidRequest')
    expect(failure(question, options)?.message).toContain(message)
  })
})
