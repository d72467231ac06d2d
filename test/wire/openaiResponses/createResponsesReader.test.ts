import { finish, item, say, speakResponses } from './speakResponses.ts'

const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))
const call = (index: number, id: string) => ({ type: 'toolCall', index, id, name: 'weather', arguments: '' })
const filled = (index: number, json: string) => ({ type: 'toolCall', index, arguments: json })

describe('text', () => {
  test('comes from the deltas; the events that repeat it are dropped', async () => {
    const heard = await speakResponses(
      say.created,
      say.added(item.message()),
      say.text('Hel'),
      say.text('lo'),
      say.textDone('Hello'),
      { type: 'response.content_part.done', part: { type: 'output_text', text: 'Hello' }, output_index: 0 },
      say.done(item.message('Hello')),
      say.completed({ output: [item.message('Hello')], usage: { input_tokens: 3, output_tokens: 2 } }),
    )
    expect(heard).toEqual({
      events: [...spoken('Hel', 'lo'), { type: 'usage', inputTokens: 3, outputTokens: 2 }, finish()],
      activities: 6,
    })
  })

  test('that is null, absent or empty is none', async () => {
    const { events } = await speakResponses(
      say.text(null),
      say.text(undefined),
      say.text(''),
      say.text('a'),
      say.completed(),
    )
    expect(events).toEqual([...spoken('a'), finish()])
  })

  test.each([
    ['output_text.done', [say.textDone('Hello'), say.completed()]],
    ['output_item.done', [say.done(item.message('Hello')), say.completed()]],
    ['the end', [say.completed({ output: [item.message('Hello')] })]],
    [
      'all of them',
      [say.textDone('Hello'), say.done(item.message('Hello')), say.completed({ output: [item.message('Hello')] })],
    ],
  ])('that comes only with %s is emitted once', async (_where, events) => {
    expect((await speakResponses(say.created, ...events)).events).toEqual([...spoken('Hello'), finish()])
  })

  test('of a part without deltas is emitted beside that of a part with deltas', async () => {
    const { events } = await speakResponses(
      say.text('a'),
      say.textDone('a'),
      say.textDone('b', { output_index: 0, content_index: 1 }),
      say.done(item.message('a', 'b')),
      say.done(item.message('c'), 1),
      say.completed({ output: [item.message('a', 'b'), item.message('c')] }),
    )
    expect(events).toEqual([...spoken('a', 'b', 'c'), finish()])
  })

  test('is not said twice where the event that repeats it has lost its place', async () => {
    const { events } = await speakResponses(
      say.text('a'),
      say.textDone('a', {}),
      say.done(item.message('a'), null),
      say.completed(),
    )
    expect(events).toEqual([...spoken('a'), finish()])
  })

  test('is not said twice where the deltas had no place', async () => {
    const { events } = await speakResponses(
      say.text('a', {}),
      say.textDone('a'),
      say.done(item.message('a')),
      say.completed(),
    )
    expect(events).toEqual([...spoken('a'), finish()])
  })

  test('of a refusal is text', async () => {
    const place = { output_index: 0, content_index: 0 }
    const { events } = await speakResponses(
      { type: 'response.refusal.delta', delta: 'I can', ...place },
      { type: 'response.refusal.delta', delta: 'not.', ...place },
      { type: 'response.refusal.done', refusal: 'I cannot.', ...place },
      say.done({ type: 'message', content: [{ type: 'refusal', refusal: 'I cannot.' }] }),
      say.completed(),
    )
    expect(events).toEqual([...spoken('I can', 'not.'), finish()])
  })

  test('of a refusal without deltas is text, too', async () => {
    const { events } = await speakResponses({ type: 'response.refusal.done', refusal: 'No.' }, say.completed())
    expect(events).toEqual([...spoken('No.'), finish()])
  })

  test('of a wrong type is a Decode error that names the place', async () => {
    const { error } = await speakResponses(say.text('a'), say.text(5), say.completed())
    expect(error).toMatchObject({ _tag: 'Decode', path: expect.stringMatching(/^delta/), committed: true })
  })
})

describe('reasoning', () => {
  test('comes from summaries, and from the thoughts themselves where the service shows them', async () => {
    const { events } = await speakResponses(
      say.summary('Hm'),
      { type: 'response.reasoning_summary_text.done', text: 'Hm', output_index: 0 },
      say.done(item.thought('Hm')),
      { type: 'response.reasoning_text.delta', delta: 'Well', output_index: 1, content_index: 0 },
      say.done({ type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Well' }] }, 1),
      say.text('a', { output_index: 2, content_index: 0 }),
      say.completed({ output: [item.thought('Hm')] }),
    )
    expect(events).toEqual([
      { type: 'reasoning', text: 'Hm' },
      { type: 'reasoning', text: 'Well' },
      ...spoken('a'),
      finish(),
    ])
  })

  test('without deltas comes with its item', async () => {
    const { events } = await speakResponses(
      say.done(item.thought('Hm')),
      say.text('a', { output_index: 1 }),
      say.completed(),
    )
    expect(events).toEqual([{ type: 'reasoning', text: 'Hm' }, ...spoken('a'), finish()])
  })

  test('that is encrypted is signed at its end, once, with the id of its item', async () => {
    const sealed = item.thought('', 'gAAA')
    const { events } = await speakResponses(
      say.added(sealed),
      say.done(sealed),
      say.text('a', { output_index: 1, content_index: 0 }),
      say.completed({ output: [sealed, item.message('a')] }),
    )
    expect(events).toEqual([
      { type: 'reasoning', text: '', signature: '{"id":"rs_1","encrypted_content":"gAAA"}' },
      ...spoken('a'),
      finish(),
    ])
  })
})

describe('a tool call', () => {
  const place = { item_id: 'fc_call_1', output_index: 3 }

  test('is opened with id and name, filled by fragments, and not repeated', async () => {
    const { events } = await speakResponses(
      say.added(item.call('call_1', ''), 3),
      say.fill('{"city":', place),
      say.fill('"Oslo"}', place),
      say.filled('{"city":"Oslo"}', place),
      say.done(item.call('call_1', '{"city":"Oslo"}'), 3),
      say.completed({ output: [item.call('call_1', '{"city":"Oslo"}')] }),
    )
    expect(events).toEqual([call(0, 'call_1'), filled(0, '{"city":'), filled(0, '"Oslo"}'), finish('toolCalls')])
  })

  test('that stands only at the end is one', async () => {
    const output = [item.thought('Hm'), item.message('a'), item.call('call_1', '{}'), item.call('call_2', '[]')]
    const { events } = await speakResponses(
      say.summary('Hm'),
      say.text('a', { output_index: 1 }),
      say.completed({ output }),
    )
    expect(events).toEqual([
      { type: 'reasoning', text: 'Hm' },
      ...spoken('a'),
      { ...call(0, 'call_1'), arguments: '{}' },
      { ...call(1, 'call_2'), arguments: '[]' },
      finish('toolCalls'),
    ])
  })

  test('counts from 0 over several responses in one body, whose places begin anew', async () => {
    const step = (id: string) => [
      say.created,
      say.added(item.call(id, '')),
      say.fill('{}', { output_index: 0 }),
      say.done(item.call(id, '{}')),
      say.completed(),
    ]
    const { events } = await speakResponses(...step('a'), ...step('b'), say.created, say.text('Done.'), say.completed())
    expect(events).toEqual([call(0, 'a'), filled(0, '{}'), call(1, 'b'), filled(1, '{}'), ...spoken('Done.'), finish()])
  })
})
