import { isProviderError } from '../../../src/core/isProviderError.ts'
import { ReplyFacts } from '../../../src/wire/cohere/ReplyFacts.ts'

const finished = (source: unknown) => {
  const facts = new ReplyFacts()
  facts.finish(source)
  return facts
}

function thrownBy(source: unknown): unknown {
  try {
    finished(source)
  } catch (error) {
    return isProviderError(error) ? error.toJSON() : error
  }
  return undefined
}

test('nothing said', () => {
  const facts = finished(null)
  expect(facts.usage).toBeUndefined()
  expect(facts.end).toEqual({ reason: 'other', raw: '', id: undefined })
})

test('what the model counted comes before what is billed', () => {
  const billed_units = { input_tokens: 12, output_tokens: 57 }
  const tokens = { input_tokens: 212, output_tokens: 60 }
  expect(finished({ usage: { billed_units, tokens, cached_tokens: 208 } }).usage).toEqual({
    inputTokens: 212,
    outputTokens: 60,
    cachedInputTokens: 208,
  })
  expect(finished({ usage: { billed_units, tokens: null } }).usage).toEqual({ inputTokens: 12, outputTokens: 57 })
  expect(finished({ usage: { billed_units: 'x', tokens: { input_tokens: '212' } } }).usage).toBeUndefined()
})

test('an id of a wrong type is none', () => {
  const facts = new ReplyFacts()
  facts.begin('c1')
  facts.begin(5)
  expect(facts.end.id).toBe('c1')
})

test.each([
  ['COMPLETE', 'stop'],
  ['STOP_SEQUENCE', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['TOOL_CALL', 'toolCalls'],
  ['ERROR_TOXIC', 'contentFilter'],
  ['SOMETHING_NEW', 'other'],
  ['constructor', 'other'],
])('%s is %s', (raw, reason) => {
  expect(finished({ finish_reason: raw }).end).toMatchObject({ reason, raw })
})

test.each(['ERROR', 'ERROR_LIMIT', 'TIMEOUT'])('%s is a failure, with what it has cost', (raw) => {
  const facts = new ReplyFacts()
  expect(() => facts.finish({ finish_reason: raw, usage: { tokens: { input_tokens: 3 } } })).toThrow(raw)
  expect(facts.usage).toEqual({ inputTokens: 3 })
})

test('a failure in the words of the service', () => {
  const failure = { _tag: 'Upstream', message: 'the model broke down', retryable: true }
  expect(thrownBy({ finish_reason: 'ERROR', error: 'the model broke down' })).toMatchObject(failure)
  expect(thrownBy({ finish_reason: 'COMPLETE', error: 'the model broke down' })).toMatchObject(failure)
  expect(thrownBy({ error: { message: 'slow down', code: 429 } })).toMatchObject({ _tag: 'RateLimited' })
})
