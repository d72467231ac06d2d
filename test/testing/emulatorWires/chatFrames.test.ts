import { chatFrames } from '../../../src/testing/emulatorWires/chatFrames.ts'
import { codeLinkAva } from '../../../src/testing/emulatorWires/codeLinkAva.ts'
import { openaiChat } from '../../../src/testing/emulatorWires/openaiChat.ts'
import { comment } from '../../../src/testing/parts/comment.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { body, tellReply } from './tellReply.ts'

const chunk = (delta: object, finishReason: string | null = null) => ({
  id: 'chatcmpl-emulated-1',
  object: 'chat.completion.chunk',
  created: expect.any(Number),
  model: 'm-1',
  choices: [{ index: 0, delta, finish_reason: finishReason }],
})

test('a role, the tokens, the finish, [DONE]', () => {
  const { text, events } = tellReply(codeLinkAva, ['Hel', 'lo'])
  expect(events.map(({ data }) => data)).toEqual([
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: 'Hel' }),
    chunk({ content: 'lo' }),
    chunk({}, 'stop'),
    '[DONE]',
  ])
  expect(
    text
      .split('\n\n')
      .filter(Boolean)
      .every((line) => line.startsWith('data: ') && !line.includes('\n')),
  ).toBe(true)
})

test('a tool call comes in fragments: who first, then the arguments', () => {
  const call = toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } })
  const { events } = tellReply(codeLinkAva, [call, toolCall({ id: 'call_2', name: 'time' })])
  const calls = events.flatMap(({ data }) => {
    const chunk = data as { choices?: { delta?: { tool_calls?: unknown[] } }[] }
    return chunk.choices?.[0]?.delta?.tool_calls ?? []
  })
  expect(calls).toEqual([
    { index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } },
    { index: 0, function: { arguments: '{"city":' } },
    { index: 0, function: { arguments: '"Oslo"}' } },
    { index: 1, id: 'call_2', type: 'function', function: { name: 'time', arguments: '' } },
    { index: 1, function: { arguments: '{' } },
    { index: 1, function: { arguments: '}' } },
  ])
  expect(events.at(-2)?.data).toEqual(chunk({}, 'tool_calls'))
})

test.each([
  ['deepseek', 'reasoning_content'],
  ['openai', 'reasoning_content'],
  ['groq', 'reasoning'],
  ['openrouter', 'reasoning'],
] as const)('%s thinks in %s', (vendor, key) => {
  const request = { path: '/', headers: {}, body }
  const frames = chatFrames({ request, vendor, number: 1, inputTokens: 0 })
  expect(frames.reasoning('hm')).toContain(`"delta":{"${key}":"hm"}`)
})

test('usage is a chunk without choices, where it is asked for', () => {
  const asked = { body: { ...body, stream_options: { include_usage: true } } }
  expect(tellReply(openaiChat, ['a', 'b'], asked).events.at(-2)?.data).toMatchObject({
    choices: [],
    usage: { prompt_tokens: 2, completion_tokens: 2, total_tokens: 4 },
  })
  expect(tellReply(openaiChat, ['a', 'b']).text).not.toContain('usage')
})

test('failures are data, comments are comments', () => {
  const { text } = tellReply(codeLinkAva, [comment('x'), reasoning('hm'), failure({ message: 'no', code: 'c' })])
  expect(text.startsWith(': x\n\n')).toBe(true)
  expect(text.endsWith('data: {"error":{"message":"no","type":"server_error","param":null,"code":"c"}}\n\n')).toBe(true)
})
