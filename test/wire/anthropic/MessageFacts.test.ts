import { MessageFacts } from '../../../src/wire/anthropic/MessageFacts.ts'

const told = (...sources: unknown[]) => {
  const facts = new MessageFacts()
  for (const source of sources) facts.take(source)
  return facts
}

test('nothing said', () => {
  const facts = told({}, null, 'x', { usage: null })
  expect(facts.usage).toBeUndefined()
  expect(facts.end).toEqual({ reason: 'other', raw: '', model: undefined, id: undefined })
})

test('the last word counts, and null takes nothing back', () => {
  const facts = told(
    { id: 'msg_1', model: 'claude', stop_reason: null, usage: { input_tokens: 10, output_tokens: 1 } },
    { stop_reason: 'end_turn', usage: { input_tokens: null, output_tokens: 20 } },
  )
  expect(facts.usage).toEqual({ inputTokens: 10, outputTokens: 20 })
  expect(facts.end).toEqual({ reason: 'stop', raw: 'end_turn', model: 'claude', id: 'msg_1' })
})

test('the cache is counted beside the input, and is part of it here', () => {
  const usage = {
    input_tokens: 4,
    cache_read_input_tokens: 1000,
    cache_creation_input_tokens: 30,
    output_tokens: 9,
    output_tokens_details: { thinking_tokens: 6 },
  }
  expect(told({ usage }).usage).toEqual({
    inputTokens: 1034,
    outputTokens: 9,
    reasoningTokens: 6,
    cachedInputTokens: 1000,
  })
})

test('counts and names of a wrong type are none', () => {
  const facts = told({ id: 5, model: {}, stop_reason: 7, usage: { input_tokens: '10', output_tokens: 3 } })
  expect(facts.usage).toEqual({ outputTokens: 3 })
  expect(facts.end).toEqual({ reason: 'other', raw: '', model: undefined, id: undefined })
})

test.each([
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['tool_use', 'toolCalls'],
  ['refusal', 'contentFilter'],
  ['pause_turn', 'other'],
  ['constructor', 'other'],
])('%s is %s', (raw, reason) => {
  expect(told({ stop_reason: raw }).end).toMatchObject({ reason, raw })
})
