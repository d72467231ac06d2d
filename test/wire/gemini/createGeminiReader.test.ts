import { ends, finish, parts, speakGemini } from './speakGemini.ts'

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
      {
        candidates: [{ content: { parts: [] } }, { content: { parts: [{ text: 'second' }] }, finishReason: 'SAFETY' }],
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
