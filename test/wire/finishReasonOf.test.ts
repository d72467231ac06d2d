import { finishReasonOf } from '../../src/wire/finishReasonOf.ts'

const REASONS = { end_turn: 'stop', max_tokens: 'length' } as const

test('a word of the table has its meaning', () => {
  expect(finishReasonOf(REASONS, 'max_tokens')).toBe('length')
})

test.each(['', 'later', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])('"%s" is another reason', (raw) => {
  expect(finishReasonOf(REASONS, raw)).toBe('other')
})
