import { Reply } from '../../src/providers/Reply.ts'
import type { ReplyReader } from '../../src/wire/ReplyReader.ts'

const reader = (complete: boolean, more: Partial<ReplyReader<never>> = {}): ReplyReader<never> => ({
  complete,
  usage: undefined,
  end: { reason: 'stop', raw: 'stop' },
  read: () => false,
  ...more,
})

const record = (reply: Reply) => JSON.parse(JSON.stringify(reply.finish()))

describe('Reply', () => {
  test('is interrupted without its end mark, and keeps the text so far', () => {
    const reply = new Reply('p')
    reply.readBy(reader(false))
    reply.saw({ type: 'text', text: 'Hel' })
    reply.saw({ type: 'text', text: 'lo' })
    expect(reply.text).toBe('Hello')
    expect(record(reply)).toMatchObject({ _tag: 'Interrupted', retryable: true })
  })

  test('ends with usage and finish', () => {
    const reply = new Reply('p')
    const end = { reason: 'length', raw: 'max_tokens', model: 'm', id: undefined } as const
    reply.readBy(reader(true, { usage: { inputTokens: 1 }, end }))
    reply.saw({ type: 'text', text: 'a' })
    expect(reply.finish()).toEqual([
      { type: 'usage', inputTokens: 1 },
      { type: 'finish', reason: 'length', raw: 'max_tokens', provider: 'p', model: 'm' },
    ])
  })

  test.each([
    ['stop', true],
    ['contentFilter', false],
    ['length', false],
  ] as const)('is empty where nothing was said, after %s retryable: %p', (reason, retryable) => {
    const reply = new Reply('p')
    reply.readBy(reader(true, { end: { reason, raw: 'why' } }))
    reply.saw({ type: 'activity' })
    reply.saw({ type: 'text', text: '' })
    expect(reply.committed).toBe(false)
    expect(record(reply)).toMatchObject({ _tag: 'Empty', retryable, message: 'the reply ended without content (why)' })
  })

  test('is complete at a sentinel, whatever the chunks said', () => {
    const reply = new Reply('p')
    reply.readBy(reader(false, { end: { reason: 'other', raw: '' } }))
    reply.saw({ type: 'toolCall', index: 0, arguments: '' })
    reply.close()
    expect(reply.complete).toBe(true)
    expect(reply.finish()).toEqual([{ type: 'finish', reason: 'other', raw: '', provider: 'p' }])
  })

  test.each([
    ['nothing said, nothing counted', [], undefined, undefined],
    ['nothing said', [], { inputTokens: 7 }, { inputTokens: 7 }],
    ['the service counted', ['Hello'], { outputTokens: 9 }, { outputTokens: 9 }],
    [
      'it counted the question alone',
      ['Hello'],
      { inputTokens: 7 },
      { inputTokens: 7, outputTokens: 2, estimated: true },
    ],
    ['it counted nothing', ['Hello', ' you'], undefined, { outputTokens: 3, estimated: true }],
  ] as const)('what a broken reply cost, %s', (_, words, usage, cost) => {
    const reply = new Reply('p')
    reply.readBy(reader(false, { usage }))
    for (const text of words) reply.saw({ type: 'text', text })
    expect(reply.cost).toEqual(cost)
  })

  test('reasoning and the arguments of tools cost too', () => {
    const reply = new Reply('p')
    reply.saw({ type: 'reasoning', text: 'well' })
    reply.saw({ type: 'toolCall', index: 0, arguments: '{"a":1}' })
    expect(reply.cost).toEqual({ outputTokens: 3, estimated: true })
  })
})
