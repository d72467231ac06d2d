import { eventFrames } from '../eventFrames.ts'
import { finish, item, say, speakFrames, speakResponses } from './speakResponses.ts'

const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))
const call = (index: number, id: string) => ({ type: 'toolCall', index, id, name: 'weather', arguments: '' })
const filled = (index: number, json: string) => ({ type: 'toolCall', index, arguments: json })

describe('several responses in one body', () => {
  test('say what they say, though their places are the same', async () => {
    const { events } = await speakResponses(
      say.created,
      say.text('a'),
      say.textDone('a'),
      say.completed(),
      say.created,
      say.textDone('a'),
      say.completed(),
    )
    expect(events).toEqual([...spoken('a', 'a'), finish()])
  })

  test('call what they call, though their places are the same', async () => {
    const { events } = await speakResponses(
      say.created,
      say.added(item.call('a', '')),
      say.fill('{}', { output_index: 0 }),
      say.completed(),
      say.created,
      say.fill('[]', { output_index: 0 }),
      say.completed(),
    )
    expect(events).toEqual([call(0, 'a'), filled(0, '{}'), filled(1, '[]'), finish('toolCalls')])
  })

  test('cost what the last of them says that says it', async () => {
    const { error } = await speakResponses(say.text('a'), say.completed({ usage: { input_tokens: 7 } }), say.created)
    expect(error).toMatchObject({ _tag: 'Interrupted', usage: { inputTokens: 7 } })
  })
})

describe('the end', () => {
  test.each([
    ['max_output_tokens', 'length', 'max_output_tokens'],
    ['content_filter', 'contentFilter', 'content_filter'],
    ['a_new_reason', 'other', 'a_new_reason'],
    ['constructor', 'other', 'constructor'],
    [undefined, 'other', 'incomplete'],
  ])('of an incomplete response (%s) is %s', async (reason, ours, raw) => {
    const { events } = await speakResponses(say.text('a'), say.incomplete(reason))
    expect(events).toEqual([...spoken('a'), finish(ours, raw, {})])
  })

  test('keeps usage in our words', async () => {
    const usage = {
      input_tokens: 9,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 2 },
    }
    const { events } = await speakResponses(say.text('a'), say.completed({ usage }))
    expect(events).toContainEqual({
      type: 'usage',
      inputTokens: 9,
      cachedInputTokens: 4,
      outputTokens: 5,
      reasoningTokens: 2,
    })
  })

  test('of the events is the end of the reply, whatever the state of the response says', async () => {
    const { events } = await speakResponses(say.text('a'), say.completed({ status: 'in_progress' }))
    expect(events).toEqual([...spoken('a'), finish()])
  })

  test('without an end mark is an interruption, also behind a [DONE]', async () => {
    for (const frames of ['', 'data: [DONE]\n\n']) {
      const { events, error } = await speakFrames(eventFrames([say.text('a')]) + frames)
      expect(events).toEqual(spoken('a'))
      expect(error).toMatchObject({ _tag: 'Interrupted', committed: true })
    }
  })

  test('of a response after which another one begins is not the end', async () => {
    const { error } = await speakResponses(say.text('a'), say.completed(), say.created, say.text('b'))
    expect(error).toMatchObject({ _tag: 'Interrupted' })
  })

  test('with a [DONE] behind it, as gateways have it, is the same end', async () => {
    const { events, error } = await speakFrames(`${eventFrames([say.text('a'), say.completed()])}data: [DONE]\n\n`)
    expect({ events, error }).toEqual({ events: [...spoken('a'), finish()], error: undefined })
  })

  test('without content is Empty, which is worth another try unless it was filtered or cut', async () => {
    const retryable = async (event: object) => (await speakResponses(event)).error
    expect(await retryable(say.completed())).toMatchObject({ _tag: 'Empty', retryable: true })
    expect(await retryable(say.incomplete('content_filter'))).toMatchObject({ _tag: 'Empty', retryable: false })
    expect(await retryable(say.incomplete('max_output_tokens'))).toMatchObject({ _tag: 'Empty', retryable: false })
  })
})

describe('an error inside the stream', () => {
  test.each([
    [
      'flat',
      { type: 'error', code: 'rate_limit_exceeded', message: 'slow down', param: null },
      'RateLimited',
      'slow down',
    ],
    ['nested', { type: 'error', error: { code: 'insufficient_quota', message: 'pay' } }, 'QuotaExhausted', 'pay'],
    ['without a type', { error: { type: 'server_error', message: 'broken' } }, 'Upstream', 'broken'],
    [
      'failed',
      { type: 'response.failed', response: { error: { code: 'invalid_prompt', message: 'no' } } },
      'InvalidRequest',
      'no',
    ],
    ['failed at the end', say.completed({ status: 'failed', error: { message: 'late' } }), 'Upstream', 'late'],
  ])('that is %s takes its tag and its message', async (_kind, event, _tag, message) => {
    const { events, error } = await speakResponses(say.text('a'), event, say.completed())
    expect(events).toEqual(spoken('a'))
    expect(error).toMatchObject({ _tag, message, committed: true, provider: 'openaiResponses' })
  })

  test.each([
    ['type: error', { type: 'error', code: 'rate_limit_exceeded', message: null }, 'RateLimited'],
    ['response.failed', { type: 'response.failed', response: { error: null } }, 'Upstream'],
    ['nothing at all', { type: 'response.failed' }, 'Upstream'],
  ])('without a message (%s) is an error all the same', async (_kind, event, _tag) => {
    const { error } = await speakResponses(event)
    expect(error).toMatchObject({ _tag, message: 'the service reported an error without a message', retryable: true })
  })

  test('keeps what the failed response had cost', async () => {
    const response = { error: { code: 'server_error', message: 'broken' }, usage: { input_tokens: 7 } }
    const { error } = await speakResponses({ type: 'response.failed', response })
    expect(error).toMatchObject({ _tag: 'Upstream', retryable: true, usage: { inputTokens: 7 } })
  })
})

test('what is not read is a sign of life: unknown events, items and parts, whatever is in them', async () => {
  const { events, activities } = await speakResponses(
    { type: 'response.web_search_call.searching', item_id: 'ws_1' },
    { type: 'response.from_the_future', delta: 5, message: 'no error', text: 'not text' },
    { type: 'response.output_item.done', output_index: 0, item: { type: 'hologram', content: 5 } },
    say.done({ type: 'message', content: [{ type: 'smell', text: 'roses' }] }),
    { nothing: 'known' },
    say.text('a', { output_index: 1, content_index: 0 }),
    say.completed({ output: [{ type: 'hologram' }] }),
  )
  expect(events).toEqual([...spoken('a'), finish()])
  expect(activities).toBe(6)
})
