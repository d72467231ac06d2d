import { cohere } from '../../../src/providers/cohere.ts'
import { eventFrames } from '../eventFrames.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { say, speakCohere } from './speakCohere.ts'

const finish = (reason: string, raw: string) => ({ type: 'finish', reason, raw, provider: 'cohere', id: 'c1' })
const usage = { type: 'usage', inputTokens: 3, outputTokens: 4 }
const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))

test('text, usage and the finish', async () => {
  const heard = await speakCohere(
    say.start,
    say.begin({ type: 'text', text: '' }),
    say.content({ text: 'Hel' }),
    say.content({ text: 'lo' }),
    { type: 'content-end', index: 0 },
    say.end(),
  )
  expect(heard.events).toEqual([...spoken('Hel', 'lo'), usage, finish('stop', 'COMPLETE')])
})

test('what says nothing is a sign of life: the plan, citations, empty texts and unknown events', async () => {
  const heard = await speakCohere(
    say.start,
    say.plan('I will look.'),
    say.begin({ type: 'text', text: '' }),
    say.content({ text: null }),
    say.content({}),
    { type: 'citation-start', index: 0, delta: { message: { citations: { start: 0, end: 3, text: 'Hel' } } } },
    { type: 'weather-report', delta: { message: { content: { text: 'rain' } } } },
    say.content({ text: 'a' }),
    say.end(),
  )
  expect(heard).toEqual({ events: [...spoken('a'), usage, finish('stop', 'COMPLETE')], activities: 8 })
})

test('thoughts, and text that stands in the beginning of its block', async () => {
  const { events } = await speakCohere(
    say.start,
    say.begin({ type: 'thinking', thinking: 'H' }),
    say.content({ thinking: 'm.' }),
    say.begin({ type: 'text', text: 'a' }, 1),
    say.content({ text: 'b' }, 1),
    say.end(),
  )
  expect(events).toEqual([
    { type: 'reasoning', text: 'H' },
    { type: 'reasoning', text: 'm.' },
    ...spoken('a', 'b'),
    usage,
    finish('stop', 'COMPLETE'),
  ])
})

test('tool calls count from 0 whatever the service counts', async () => {
  const { events } = await speakCohere(
    say.start,
    say.call(1, 'weather_1', 'weather'),
    say.json(1, '{"ci'),
    say.json(1, 'ty":"Oslo"}'),
    { type: 'tool-call-end', index: 1 },
    say.call(2, 'time_1', 'time', '{'),
    say.json(2, '}'),
    say.json(1, ' '),
    say.end('TOOL_CALL'),
  )
  expect(events).toEqual([
    { type: 'toolCall', index: 0, id: 'weather_1', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 0, arguments: '{"ci' },
    { type: 'toolCall', index: 0, arguments: 'ty":"Oslo"}' },
    { type: 'toolCall', index: 1, id: 'time_1', name: 'time', arguments: '{' },
    { type: 'toolCall', index: 1, arguments: '}' },
    { type: 'toolCall', index: 0, arguments: ' ' },
    usage,
    finish('toolCalls', 'TOOL_CALL'),
  ])
})

test('fragments without an index belong to the call that was begun last', async () => {
  const { events } = await speakCohere(
    say.start,
    say.call(null, 'weather_1', 'weather'),
    say.json(null, '{}'),
    say.call(null, 'time_1', 'time'),
    say.json(undefined, '[]'),
    say.end('TOOL_CALL'),
  )
  expect(events.filter(({ type }) => type === 'toolCall')).toEqual([
    { type: 'toolCall', index: 0, id: 'weather_1', name: 'weather', arguments: '' },
    { type: 'toolCall', index: 0, arguments: '{}' },
    { type: 'toolCall', index: 1, id: 'time_1', name: 'time', arguments: '' },
    { type: 'toolCall', index: 1, arguments: '[]' },
  ])
})

test.each([0, null])(
  'arguments of a call that never began are an error, for the call is lost (index %j)',
  async (index) => {
    const { error } = await speakCohere(say.start, say.json(index, '{"city":"Oslo"}'), say.end('TOOL_CALL'))
    expect(error).toMatchObject({ _tag: 'Decode', path: 'index', committed: false })
  },
)

test('the reply is over at message-end, whatever follows, and the connection is left', async () => {
  const events = [say.start, say.content({ text: 'a' }), say.end(), say.content({ text: 'more' }), { error: 'late' }]
  const transport = memoryTransport(eventFrames(events), { open: true })
  const heard = await listen(cohere.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }]))
  expect(heard.error).toBeUndefined()
  expect(heard.events).toEqual([...spoken('a'), usage, finish('stop', 'COMPLETE')])
  expect(transport.closed).toBe(1)
})

test.each([
  ['the end of the bytes', ''],
  ['a sentinel', 'data: [DONE]\n\n'],
])('without message-end the reply was cut off, also with %s', async (_name, tail) => {
  const transport = memoryTransport(eventFrames([say.start, say.content({ text: 'a' })]) + tail)
  const heard = await listen(cohere.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hi' }]))
  expect(heard.events).toEqual(spoken('a'))
  expect(heard.error).toMatchObject({ _tag: 'Interrupted', committed: true })
})

test('a reply that says nothing is empty', async () => {
  const { error } = await speakCohere(say.start, say.plan('I will think.'), say.end('MAX_TOKENS'))
  expect(error).toMatchObject({ _tag: 'Empty', retryable: false, message: expect.stringContaining('MAX_TOKENS') })
})

test('a reply that broke off fails in the words of the service, with what it has cost', async () => {
  const heard = await speakCohere(say.start, say.content({ text: 'a' }), say.end('ERROR', { error: 'broken' }))
  expect(heard.events).toEqual(spoken('a'))
  expect(heard.error).toMatchObject({
    _tag: 'Upstream',
    message: 'broken',
    committed: true,
    usage: { inputTokens: 3, outputTokens: 4 },
  })
})

test('a reply that broke off before content may be asked for again', async () => {
  const { error } = await speakCohere(say.start, say.end('TIMEOUT'))
  expect(error).toMatchObject({ _tag: 'Upstream', retryable: true, committed: false })
})

test.each([
  [{ type: 'error', error: { message: 'slow down', type: 'too_many_requests' } }, 'RateLimited'],
  [{ type: 'error', message: 'the model broke down' }, 'Upstream'],
  [{ type: 'error' }, 'Upstream'],
  [{ message: 'invalid api token', status_code: 401 }, 'Unauthorized'],
  [{ type: 'stream-error', error: 'the model broke down' }, 'Upstream'],
])('an error inside the stream: %j', async (failure, tag) => {
  const { error } = await speakCohere(say.start, failure, say.content({ text: 'a' }), say.end())
  expect(error).toMatchObject({ _tag: tag })
})
