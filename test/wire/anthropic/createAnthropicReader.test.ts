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

test('text, usage merged from both places, and the finish', async () => {
  const heard = await speakAnthropic(
    say.start({ usage: { input_tokens: 10, cache_read_input_tokens: 2, output_tokens: 1 } }),
    say.block(0, { type: 'text', text: '' }),
    { type: 'ping' },
    say.text('Hel'),
    say.text('lo'),
    say.endOf(0),
    say.reason('end_turn', { output_tokens: 7 }),
    say.stop,
  )
  expect(heard.events).toEqual([
    ...spoken('Hel', 'lo'),
    { type: 'usage', inputTokens: 12, outputTokens: 7, cachedInputTokens: 2 },
    finish('stop', 'end_turn'),
  ])
})

test('what says nothing is a sign of life: start, ping, empty texts, unknown events, blocks and deltas', async () => {
  const heard = await speakAnthropic(
    say.start(),
    { type: 'ping' },
    say.block(0, { type: 'text', text: '' }),
    say.text(''),
    say.text(null),
    say.text(undefined),
    { type: 'weather_report', text: 'sunny', delta: { text: 'rain' } },
    say.delta(0, { type: 'citations_delta', citation: { cited_text: 'Oslo' } }),
    say.block(1, { type: 'hologram', text: 5 }),
    say.text('a'),
    ...ended,
  )
  expect(heard).toEqual({ events: [...spoken('a'), usage, finish('stop', 'end_turn')], activities: 12 })
})

test('text that stands in the beginning of its block is not lost', async () => {
  const { events } = await speakAnthropic(
    say.start(),
    say.block(0, { type: 'text', text: 'a' }),
    say.text('b'),
    ...ended,
  )
  expect(events).toEqual([...spoken('a', 'b'), usage, finish('stop', 'end_turn')])
})

test('thoughts, their signature at their end, and thoughts that nobody may read', async () => {
  const { events } = await speakAnthropic(
    say.start(),
    say.block(0, { type: 'thinking', thinking: '', signature: '' }),
    say.delta(0, { type: 'thinking_delta', thinking: 'Hm' }),
    say.delta(0, { type: 'thinking_delta', thinking: '.' }),
    say.delta(0, { type: 'signature_delta', signature: 'EqQB' }),
    say.endOf(0),
    say.block(1, { type: 'redacted_thinking', data: 'EmwK' }),
    say.endOf(1),
    say.block(2, { type: 'text', text: '' }),
    say.text('a', 2),
    say.delta(2, { type: 'signature_delta', signature: 'of a text, which has none' }),
    ...ended,
  )
  expect(events).toEqual([
    { type: 'reasoning', text: 'Hm' },
    { type: 'reasoning', text: '.' },
    { type: 'reasoning', text: '', signature: 'EqQB' },
    { type: 'reasoning', text: '', signature: 'redacted_thinking:EmwK' },
    ...spoken('a'),
    usage,
    finish('stop', 'end_turn'),
  ])
})

test('tool calls count from 0 whatever the blocks between them; what the server does itself is none', async () => {
  const { events } = await speakAnthropic(
    say.start(),
    say.block(0, { type: 'text', text: '' }),
    say.text('a'),
    say.block(1, { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }),
    say.json('{"query":"Oslo"}', 1),
    say.endOf(1),
    say.block(2, { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [] }),
    say.block(3, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
    say.block(4, { type: 'tool_use', id: 'toolu_2', name: 'time', input: {} }),
    say.json('', 3),
    say.json('{"ci', 3),
    say.json('ty":"Oslo"}', 3),
    say.endOf(3),
    say.endOf(4),
    say.reason('tool_use'),
    say.stop,
  )
  expect(events).toEqual([
    ...spoken('a'),
    { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 1, id: 'toolu_2', name: 'time', arguments: '' },
    { type: 'toolCall', index: 0, arguments: '{"ci' },
    { type: 'toolCall', index: 0, arguments: 'ty":"Oslo"}' },
    usage,
    finish('toolCalls', 'tool_use'),
  ])
})

test('arguments that came with the beginning of a call are not repeated', async () => {
  const { events } = await speakAnthropic(
    say.start(),
    say.block(0, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } }),
    say.json('{"city":"Oslo"}'),
    say.endOf(0),
    say.reason('tool_use'),
    say.stop,
  )
  expect(events).toEqual([
    { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
    usage,
    finish('toolCalls', 'tool_use'),
  ])
})

test('a call that stands in the message itself is read there, and so is the reason', async () => {
  const content = [
    { type: 'code_execution_tool_result', tool_use_id: 'srvtoolu_1', content: { stdout: 'ok' } },
    { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
  ]
  const { events } = await speakAnthropic(say.start({ content, stop_reason: 'tool_use' }), say.stop)
  expect(events).toEqual([
    { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
    finish('toolCalls', 'tool_use'),
  ])
})

test('fragments without an index belong to the block that was begun last', async () => {
  const { events } = await speakAnthropic(
    say.start(),
    { type: 'content_block_start', content_block: { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} } },
    { type: 'content_block_delta', index: null, delta: { type: 'input_json_delta', partial_json: '{}' } },
    say.reason('tool_use'),
    say.stop,
  )
  expect(events.filter(({ type }) => type === 'toolCall')).toEqual([
    { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 0, arguments: '{}' },
  ])
})

test('arguments of a call that never began are an error, for the call is lost', async () => {
  const { error } = await speakAnthropic(say.start(), say.json('{"city":"Oslo"}', 1), say.reason('tool_use'), say.stop)
  expect(error).toMatchObject({ _tag: 'Decode', path: 'index', committed: false })
})
