import { ends, finish, frames, parts, speakFrames, speakGemini } from './speakGemini.ts'

const spoken = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }))

describe('parts', () => {
  test('with text are text, in their order; empty, null and absent is none', async () => {
    const heard = await speakGemini(
      parts({ text: 'Hel' }, { text: '' }, { text: null }, {}, { text: 'lo' }),
      parts(),
      { candidates: [{ content: {} }] },
      { candidates: [{}] },
      { candidates: null },
      {},
      ends(),
    )
    expect(heard).toEqual({ events: [...spoken('Hel', 'lo'), finish()], activities: 6 })
  })

  test('that are thoughts are reasoning', async () => {
    const { events } = await speakGemini(
      parts({ text: 'Hm', thought: true }, { text: 'a', thought: false }),
      parts({ text: '', thought: true }),
      ends(),
    )
    expect(events).toEqual([{ type: 'reasoning', text: 'Hm' }, ...spoken('a'), finish()])
  })

  test('that are signed hand their signature on, an answer by a thought without text', async () => {
    const { events } = await speakGemini(
      parts({ text: 'Hm', thought: true, thoughtSignature: 'S1' }, { thought: true, thoughtSignature: 'S2' }),
      parts({ text: 'a', thoughtSignature: 'S3' }),
      parts({ text: '', thoughtSignature: 'S4' }),
      parts({ executableCode: { code: '1' }, thoughtSignature: 'of a part that cannot go back' }),
      ends(),
    )
    expect(events).toEqual([
      { type: 'reasoning', text: 'Hm', signature: 'S1' },
      { type: 'reasoning', text: '', signature: 'S2' },
      ...spoken('a'),
      { type: 'reasoning', text: '', signature: 'S3' },
      { type: 'reasoning', text: '', signature: 'S4' },
      finish(),
    ])
  })

  test('of another candidate are not read', async () => {
    const { events } = await speakGemini(
      { candidates: [{ index: 1, content: { parts: [{ text: 'other' }] }, finishReason: 'STOP' }] },
      {
        candidates: [
          { index: 0, content: { parts: [{ text: 'a' }] } },
          { index: 2, finishReason: 'SAFETY' },
        ],
      },
      ends(),
    )
    expect(events).toEqual([...spoken('a'), finish()])
  })

  test('with a text of another type are a Decode error', async () => {
    const { events, error } = await speakGemini(parts({ text: 'a' }), parts({ text: { text: 'b' } }), ends())
    expect(events).toEqual(spoken('a'))
    expect(error).toMatchObject({ _tag: 'Decode', committed: true })
  })
})

describe('a function call', () => {
  test('comes whole, with its arguments as JSON text; the finish says so', async () => {
    const { events } = await speakGemini(
      parts({ functionCall: { name: 'weather', args: { city: 'Oslo' } }, thoughtSignature: 'S' }),
      parts({ functionCall: { id: 'c2', name: 'time' } }, { functionCall: { name: 'date', args: null } }),
      ends(),
    )
    expect(events).toEqual([
      { type: 'toolCall', index: 0, name: 'weather', arguments: '{"city":"Oslo"}', signature: 'S' },
      { type: 'toolCall', index: 1, id: 'c2', name: 'time', arguments: '{}' },
      { type: 'toolCall', index: 2, name: 'date', arguments: '{}' },
      finish('toolCalls'),
    ])
  })

  test('that was cut by the length is no reason to call', async () => {
    const { events } = await speakGemini(parts({ functionCall: { name: 'weather' } }), ends('MAX_TOKENS'))
    expect(events.at(-1)).toEqual(finish('length', 'MAX_TOKENS'))
  })

  test('that comes in pieces is written when it is whole, each piece is heard', async () => {
    const piece = (...partialArgs: object[]) => parts({ functionCall: { partialArgs, willContinue: true } })
    const { events } = await speakGemini(
      parts({ functionCall: { id: 'c1', name: 'weather', willContinue: true }, thoughtSignature: 'S' }),
      piece({ jsonPath: '$.city', stringValue: 'New ', willContinue: true }),
      piece({ jsonPath: '$.city', stringValue: 'York' }, { jsonPath: '$.days', numberValue: 2 }),
      parts({ functionCall: {} }),
      parts({ functionCall: { name: 'time', args: { zone: 'CET' } } }),
      ends(),
    )
    const silent = { type: 'toolCall', index: 0, arguments: '' }
    expect(events).toEqual([
      { ...silent, id: 'c1', name: 'weather', signature: 'S' },
      silent,
      silent,
      silent,
      { type: 'toolCall', index: 0, arguments: '{"city":"New York","days":2}' },
      { type: 'toolCall', index: 1, name: 'time', arguments: '{"zone":"CET"}' },
      finish('toolCalls'),
    ])
  })

  test('that comes in pieces ends with the next call, or with the reply', async () => {
    const begins = (name: string) =>
      parts({ functionCall: { name, partialArgs: [{ jsonPath: '$.of', stringValue: name }], willContinue: true } })
    const { events } = await speakGemini(begins('one'), begins('two'), ends())
    const written = events.flatMap((event) => (event.type === 'toolCall' && event.arguments ? [event] : []))
    expect(written).toEqual([
      { type: 'toolCall', index: 0, arguments: '{"of":"one"}' },
      { type: 'toolCall', index: 1, arguments: '{"of":"two"}' },
    ])
  })

  test('whose pieces do not continue is over with its first chunk', async () => {
    const { events } = await speakGemini(
      parts({ functionCall: { name: 'weather', partialArgs: [{ jsonPath: '$.city', stringValue: 'Oslo' }] } }),
      ends(),
    )
    expect(events.slice(0, 2)).toEqual([
      { type: 'toolCall', index: 0, name: 'weather', arguments: '' },
      { type: 'toolCall', index: 0, arguments: '{"city":"Oslo"}' },
    ])
  })
})

describe('the end', () => {
  test.each([
    ['STOP', 'stop'],
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
