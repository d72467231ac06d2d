import { emptyReply } from '../../src/core/emptyReply.ts'

test('a reply that said nothing may be asked for again', () => {
  expect(emptyReply([]).toJSON()).toEqual({
    _tag: 'Empty',
    message: 'the reply ended without content',
    committed: false,
    retryable: true,
  })
  expect(emptyReply([{ type: 'usage', outputTokens: 0 }, ''], 'a')).toMatchObject({
    retryable: true,
    provider: 'a',
    usage: { outputTokens: 0 },
  })
})

test('one that said something else would say the same again', () => {
  expect(emptyReply([{ type: 'usage' }, { type: 'reasoning', text: 'Hm' }])).toMatchObject({ retryable: false })
})
