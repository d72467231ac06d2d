import { ends, finish, frames, parts, speakFrames, speakGemini } from './speakGemini.ts'

const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))

describe('the end', () => {
  test.each([
    ['STOP', 'stop'],
    ['FUNCTION_CALL', 'toolCalls'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'contentFilter'],
    ['RECITATION', 'contentFilter'],
    ['PROHIBITED_CONTENT', 'contentFilter'],
    ['MALFORMED_FUNCTION_CALL', 'other'],
    ['FROM_THE_FUTURE', 'other'],
    ['valueOf', 'other'],
  ])('for the reason %s is %s', async (raw, reason) => {
    const { events } = await speakGemini(parts({ text: 'a' }), ends(raw))
    expect(events.at(-1)).toEqual(finish(reason, raw))
  })

  test('takes usage from the last chunk that has any', async () => {
    const { events } = await speakGemini(
      { ...parts({ text: 'a' }), usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 1 } },
      ends('STOP', {
        modelVersion: 'gemini-2.5-flash',
        responseId: 'r1',
        usageMetadata: {
          promptTokenCount: 4,
          candidatesTokenCount: 5,
          thoughtsTokenCount: 6,
          cachedContentTokenCount: 2,
        },
      }),
      { usageMetadata: { trafficType: 'ON_DEMAND' } },
    )
    expect(events).toEqual([
      ...spoken('a'),
      { type: 'usage', inputTokens: 4, outputTokens: 5, reasoningTokens: 6, cachedInputTokens: 2 },
      finish('stop', 'STOP', { model: 'gemini-2.5-flash', id: 'r1' }),
    ])
  })

  test.each([[undefined], [null], [''], ['FINISH_REASON_UNSPECIFIED']])(
    'without a reason (%s) is an interruption',
    async (reason) => {
      const { error } = await speakGemini(parts({ text: 'a' }), { candidates: [{ finishReason: reason }] })
      expect(error).toMatchObject({ _tag: 'Interrupted', committed: true })
    },
  )

  test('with the sentinel of a gateway behind it is the same end; the sentinel alone is none', async () => {
    const whole = await speakFrames(frames(parts({ text: 'a' }), ends()), 'data: [DONE]\n\n')
    expect(whole).toEqual({ events: [...spoken('a'), finish()], activities: 1 })
    const cut = await speakFrames(frames(parts({ text: 'a' })), 'data: [DONE]\n\n')
    expect(cut.error).toMatchObject({ _tag: 'Interrupted' })
  })

  test('of a reply without content is Empty', async () => {
    expect((await speakGemini(ends())).error).toMatchObject({ _tag: 'Empty', retryable: true })
    expect((await speakGemini(ends('SAFETY'))).error).toMatchObject({ _tag: 'Empty', retryable: false })
  })

  test('of a blocked prompt is Empty, and not worth another try', async () => {
    const blocked = (blockReason: string) => speakGemini({ promptFeedback: { blockReason } })
    expect((await blocked('PROHIBITED_CONTENT')).error).toMatchObject({
      _tag: 'Empty',
      message: expect.stringContaining('PROHIBITED_CONTENT'),
      retryable: false,
    })
    expect((await blocked('BLOCKED_REASON_UNSPECIFIED')).error).toMatchObject({ _tag: 'Interrupted' })
  })
})

describe('an error inside the stream', () => {
  const overloaded = { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } }

  test.each([
    ['in an event', [frames(overloaded)]],
    ['unframed', [JSON.stringify(overloaded)]],
    ['unframed, over many lines', [JSON.stringify(overloaded, null, 2)]],
    ['unframed, as a list', [`${JSON.stringify([overloaded], null, 2)}\r\n`]],
    ['unframed, byte by byte', [...JSON.stringify(overloaded, null, 2)]],
  ])('%s takes its tag, also behind the finish', async (_where, pieces) => {
    for (const before of [[parts({ text: 'a' })], [parts({ text: 'a' }), ends()]]) {
      const { events, error } = await speakFrames(frames(...before), ...pieces)
      expect(events).toEqual(spoken('a'))
      expect(error).toMatchObject({
        _tag: 'Upstream',
        message: 'The model is overloaded.',
        status: 503,
        committed: true,
        provider: 'gemini',
      })
    }
  })

  test('is worth another try where nothing was said, and knows how long to wait', async () => {
    const error = {
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: 'slow down',
      details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.5s' }],
    }
    const heard = await speakFrames(JSON.stringify({ error }, null, 2))
    expect(heard.error).toMatchObject({ _tag: 'RateLimited', retryable: true, retryAfterMs: 3500 })
  })

  test('that is no error is none', async () => {
    const { events } = await speakGemini({ ...parts({ text: 'a' }), error: 5 }, { error: null }, ends())
    expect(events).toEqual([...spoken('a'), finish()])
  })
})
