import { anthropic } from '../../../src/providers/anthropic.ts'
import { eventFrames } from '../eventFrames.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { say, speakAnthropic } from './speakAnthropic.ts'

const finish = (reason: string, raw: string) => ({
  type: 'finish',
  reason,
  raw,
  provider: 'anthropic',
  model: 'claude-sonnet-4-5',
  id: 'msg_1',
})
const ended = [say.endOf(0), say.reason('end_turn'), say.stop]
const usage = { type: 'usage', outputTokens: 5 }
const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))

test('the reply is over at message_stop, whatever follows, and the connection is left', async () => {
  const events = [say.start(), say.text('a'), ...ended, say.text('more'), { type: 'error', error: { message: 'late' } }]
  const transport = memoryTransport(eventFrames(events), { open: true })
  const heard = await listen(anthropic.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }]))
  expect(heard.error).toBeUndefined()
  expect(heard.events).toEqual([...spoken('a'), usage, finish('stop', 'end_turn')])
  expect(transport.closed).toBe(1)
})

test.each([
  ['the end of the bytes', ''],
  ['a stop reason', eventFrames([say.reason('end_turn')])],
  ['a sentinel', 'data: [DONE]\n\n'],
])('without message_stop the reply was cut off, also with %s', async (_name, tail) => {
  const transport = memoryTransport(eventFrames([say.start({ usage: { input_tokens: 3 } }), say.text('a')]) + tail)
  const heard = await listen(anthropic.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }]))
  expect(heard.events).toEqual(spoken('a'))
  expect(heard.error).toMatchObject({ _tag: 'Interrupted', committed: true, usage: { inputTokens: 3 } })
})

test('a reply that says nothing is empty', async () => {
  const { error } = await speakAnthropic(say.start(), say.reason('refusal'), say.stop)
  expect(error).toMatchObject({ _tag: 'Empty', retryable: false, message: expect.stringContaining('refusal') })
})

test.each([
  ['overloaded_error', { _tag: 'Upstream', retryable: true }],
  ['api_error', { _tag: 'Upstream', retryable: true }],
  ['timeout_error', { _tag: 'Upstream', retryable: true }],
  ['rate_limit_error', { _tag: 'RateLimited', retryable: true }],
  ['authentication_error', { _tag: 'Unauthorized', retryable: false }],
  ['permission_error', { _tag: 'Unauthorized', retryable: false }],
  ['invalid_request_error', { _tag: 'InvalidRequest', retryable: false }],
  ['not_found_error', { _tag: 'InvalidRequest', retryable: false }],
  ['request_too_large', { _tag: 'InvalidRequest', retryable: false }],
  ['billing_error', { _tag: 'QuotaExhausted', retryable: false }],
])('an error inside the stream: %s', async (type, expected) => {
  const failure = { type: 'error', error: { type, message: 'So it is', details: null }, request_id: 'req_1' }
  const { error } = await speakAnthropic(say.start(), failure)
  expect(error).toMatchObject({ ...expected, message: 'So it is', committed: false, requestId: 'req_1' })
})

test('an error after content is committed and not retried', async () => {
  const failure = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
  const heard = await speakAnthropic(say.start(), say.text('a'), failure)
  expect(heard.events).toEqual(spoken('a'))
  expect(heard.error).toMatchObject({ _tag: 'Upstream', committed: true, retryable: false })
})

test.each([
  { type: 'error' },
  { type: 'error', error: null },
  { type: 'error', error: 'Overloaded' },
  { error: { message: 'Overloaded' } },
  { type: 'gateway_event', error: { message: 'Overloaded' } },
  { message: 'Overloaded' },
])('an error in other words is one too: %j', async (failure) => {
  const { error } = await speakAnthropic(say.start(), failure, say.text('a'), ...ended)
  expect(error).toMatchObject({ _tag: 'Upstream', retryable: true })
})

test('a message_start that is said twice changes nothing', async () => {
  const { events } = await speakAnthropic(
    say.start({ usage: { input_tokens: 10 } }),
    say.start({ usage: { input_tokens: 99 } }),
    say.block(0, { type: 'text', text: '' }),
    say.text('a'),
    say.start({ usage: { input_tokens: 99 } }),
    say.text('b'),
    ...ended,
  )
  expect(events).toEqual([
    ...spoken('a', 'b'),
    { type: 'usage', inputTokens: 10, outputTokens: 5 },
    finish('stop', 'end_turn'),
  ])
})

const second = (usage = { input_tokens: 20 }) => say.start({ id: 'msg_2', model: 'claude-opus-4-5', usage })
const finishOfSecond = { ...finish('toolCalls', 'tool_use'), id: 'msg_2', model: 'claude-opus-4-5' }

test('before text, another message takes the place of the first one', async () => {
  const { events } = await speakAnthropic(
    say.start({ usage: { input_tokens: 10, cache_read_input_tokens: 7 } }),
    say.block(0, { type: 'thinking', thinking: '' }),
    say.delta(0, { type: 'thinking_delta', thinking: 'Hm.' }),
    say.block(1, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
    say.json('{"ci', 1),
    second(),
    say.block(0, { type: 'tool_use', id: 'toolu_2', name: 'weather', input: {} }),
    say.json('{"city":"Oslo"}'),
    say.endOf(0),
    say.reason('tool_use'),
    say.stop,
  )
  expect(events).toEqual([
    { type: 'reasoning', text: 'Hm.' },
    { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 0, arguments: '{"ci' },
    { type: 'toolCall', index: 1, id: 'toolu_2', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 1, arguments: '{"city":"Oslo"}' },
    { type: 'usage', inputTokens: 20, outputTokens: 5 },
    finishOfSecond,
  ])
})

test('after text, another message would say it again: the first one was cut off', async () => {
  const heard = await speakAnthropic(say.start(), say.text('Hel'), second(), say.text('Hello'), ...ended)
  expect(heard.events).toEqual(spoken('Hel'))
  expect(heard.error).toMatchObject({ _tag: 'Interrupted', committed: true, retryable: false })
})

test('the blocks of the first message are none of the second one', async () => {
  const { error } = await speakAnthropic(
    say.start(),
    say.block(1, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
    second(),
    say.json('{"city":"Oslo"}', 1),
    say.reason('tool_use'),
    say.stop,
  )
  expect(error).toMatchObject({ _tag: 'Decode', path: 'index' })
})

test('after a call that came with its message, another message would make it again', async () => {
  const content = [{ type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } }]
  const { error } = await speakAnthropic(say.start({ content }), second(), ...ended)
  expect(error).toMatchObject({ _tag: 'Interrupted', committed: true })
})

test('after a whole tool call, another message would make it again: the first one was cut off', async () => {
  const heard = await speakAnthropic(
    say.start(),
    say.block(0, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
    say.endOf(0),
    second(),
    say.block(0, { type: 'tool_use', id: 'toolu_2', name: 'weather', input: {} }),
    ...ended,
  )
  expect(heard.events).toEqual([{ type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '' }])
  expect(heard.error).toMatchObject({ _tag: 'Interrupted', committed: true })
})

test('an interruption keeps the text so far', async () => {
  const transport = memoryTransport(eventFrames([say.start(), say.text('Hel'), say.text('lo'), second()]))
  const failed = new Promise((resolve) => {
    anthropic
      .events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }])
      .subscribe({ error: resolve })
  })
  await expect(failed).resolves.toMatchObject({ _tag: 'Interrupted', text: 'Hello' })
})
