import { finish, last, line, speakOllama, speakText } from './speakOllama.ts'

const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))

test('text, usage and the finish; a line without text is a sign of life', async () => {
  const heard = await speakOllama(
    line({ content: 'Hel' }),
    line({ content: '' }),
    line({ content: null }),
    line({}),
    { model: 'llama3.2', message: null },
    { from: 'the future' },
    line({ content: 'lo' }),
    last('stop', { prompt_eval_count: 9, eval_count: 2, total_duration: 1_000 }),
  )
  expect(heard).toEqual({
    events: [...spoken('Hel', 'lo'), { type: 'usage', inputTokens: 9, outputTokens: 2 }, finish()],
    activities: 6,
  })
})

test('text of the last line counts', async () => {
  expect((await speakOllama({ ...last(), message: { content: 'all' } })).events).toEqual([...spoken('all'), finish()])
})

test('thinking is reasoning, and comes before the text of its line', async () => {
  const { events } = await speakOllama(line({ content: 'a', thinking: 'Hm' }), line({ thinking: '' }), last())
  expect(events).toEqual([{ type: 'reasoning', text: 'Hm' }, ...spoken('a'), finish()])
})

test('tool calls come whole and are counted over all lines; their arguments become text', async () => {
  const call = (name: unknown, args: unknown, id?: string) => ({
    ...(id ? { id } : {}),
    function: { name, arguments: args },
  })
  const { events } = await speakOllama(
    line({ content: '', tool_calls: [call('weather', { city: 'Oslo' }), call('time', null, 'c2')] }),
    line({ tool_calls: [call(null, '{"a":1}'), {}] }),
    last(),
  )
  expect(events).toEqual([
    { type: 'toolCall', index: 0, name: 'weather', arguments: '{"city":"Oslo"}' },
    { type: 'toolCall', index: 1, id: 'c2', name: 'time', arguments: '{}' },
    { type: 'toolCall', index: 2, arguments: '{"a":1}' },
    { type: 'toolCall', index: 3, arguments: '{}' },
    finish('toolCalls'),
  ])
})

test.each([
  ['stop', 'stop', 'stop'],
  ['length', 'length', 'length'],
  ['load', 'other', 'load'],
  ['unload', 'other', 'unload'],
  ['from the future', 'other', 'from the future'],
  ['toString', 'other', 'toString'],
  [null, 'other', ''],
])('done because of %s', async (done_reason, reason, raw) => {
  const { events } = await speakOllama(line({ content: 'a' }), last(done_reason))
  expect(events.at(-1)).toEqual(finish(reason, raw))
})

test('the reply is over at its last line, also where the connection stays open and more comes', async () => {
  const text = [line({ content: 'a' }), last(), line({ content: 'b' })]
    .map((each) => `${JSON.stringify(each)}\n`)
    .join('')
  expect((await speakText(text, true)).events).toEqual([...spoken('a'), finish()])
})

test('a reply without its last line was interrupted; half a line, too', async () => {
  expect((await speakOllama(line({ content: 'a' }))).error).toMatchObject({ _tag: 'Interrupted', committed: true })
  const half = JSON.stringify(line({ content: 'a' })) + '\n{"message":{"content":"b'
  const { events, error } = await speakText(half)
  expect(events).toEqual(spoken('a'))
  expect(error).toMatchObject({ _tag: 'Interrupted' })
})

test('a line that is no JSON, or of another shape, is a Decode error', async () => {
  expect((await speakText('oops\n{"done":true}\n')).error).toMatchObject({ _tag: 'Decode' })
  expect((await speakOllama(line({ content: 5 }), last())).error).toMatchObject({ _tag: 'Decode' })
  expect((await speakOllama([line({ content: 'a' })], last())).error).toMatchObject({ _tag: 'Decode' })
})

test('a line that tells of an error is that error, before content and after it', async () => {
  const error = { error: 'model requires more system memory' }
  expect((await speakOllama(error)).error).toMatchObject({
    _tag: 'Upstream',
    message: error.error,
    retryable: true,
    committed: false,
  })
  expect((await speakOllama(line({ content: 'a' }), error, last())).error).toMatchObject({
    _tag: 'Upstream',
    retryable: false,
    committed: true,
  })
  expect((await speakOllama(line({ content: 'a' }, { error: '' }), last())).error).toBeUndefined()
})
