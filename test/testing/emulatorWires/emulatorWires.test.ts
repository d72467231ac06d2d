import { emulatorWires } from '../../../src/testing/emulatorWires/emulatorWires.ts'

test('every vendor is played by one wire', () => {
  const vendors = emulatorWires.flatMap((wire) => wire.vendors)
  expect(new Set(vendors).size).toBe(vendors.length)
  expect(vendors).toEqual(
    expect.arrayContaining([
      'codeLinkAva',
      'ylokh',
      'vitalentum',
      'openai',
      'vllm',
      'llamaCpp',
      'lmStudio',
      'huggingface',
    ]),
  )
})

const sse = 'text/event-stream'
test.each([
  ['openai', 'POST …/chat/completions', `${sse}; charset=utf-8`, ['stop', 'length', 'tool_calls', 'content_filter']],
  ['codeLinkAva', 'POST …/chat', sse, ['stop', 'length', 'tool_calls', 'content_filter']],
  ['vitalentum', 'POST …/converse-edge', sse, ['stop', 'length', 'tool_calls', 'content_filter']],
  [
    'openaiResponses',
    'POST …/responses',
    `${sse}; charset=utf-8`,
    ['completed', 'max_output_tokens', 'completed', 'content_filter'],
  ],
  ['anthropic', 'POST …/messages', `${sse}; charset=utf-8`, ['end_turn', 'max_tokens', 'tool_use', 'refusal']],
  [
    'gemini',
    'POST …:streamGenerateContent?alt=sse and …:generateContent',
    sse,
    ['STOP', 'MAX_TOKENS', 'STOP', 'SAFETY'],
  ],
  ['ollama', 'POST …/api/chat (with a "model")', 'application/x-ndjson', ['stop', 'length', 'stop', undefined]],
  ['cohere', 'POST …/v2/chat or /cohere/…/chat', sse, ['COMPLETE', 'MAX_TOKENS', 'TOOL_CALL', undefined]],
] as const)('%s speaks %s', (vendor, endpoint, contentType, words) => {
  const wire = emulatorWires.find(({ vendors }) => vendors[0] === vendor)
  const { stop, length, toolCalls, contentFilter } = wire?.reasons ?? {}
  expect(wire).toMatchObject({ endpoint, contentType })
  expect([stop, length, toolCalls, contentFilter]).toEqual(words)
})

test('only the three small vendors and plain streams of OpenAI keep quiet about usage', () => {
  const request = { path: '/', headers: {}, body: { stream: true } }
  const quiet = emulatorWires.filter((wire) => !wire.reportsUsage(request)).map(({ vendors }) => vendors[0])
  expect(quiet).toEqual(['openai', 'vitalentum', 'codeLinkAva'])
})

test.each(['azure', 'groq', 'mistral', 'deepseek', 'xai', 'openrouter', 'perplexity', 'alibaba', 'writer'])(
  '%s is played like OpenAI',
  (vendor) => {
    expect(emulatorWires.find(({ vendors }) => vendors.some((known) => known === vendor))?.vendors[0]).toBe('openai')
  },
)

test('what a client sends never breaks the reading of its question', () => {
  const bodies = [null, 5, 'text', [], {}, { messages: null }, { messages: [null, 5] }, { contents: {} }, { input: 5 }]
  for (const wire of emulatorWires) {
    for (const body of bodies) {
      expect(typeof wire.question(body)).toBe('string')
      expect(typeof wire.streams({ path: '/', headers: {}, body })).toBe('boolean')
      expect(typeof wire.reportsUsage({ path: '/', headers: {}, body })).toBe('boolean')
    }
  }
})
