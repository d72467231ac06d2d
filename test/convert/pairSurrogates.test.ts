import fc from 'fast-check'
import { from, lastValueFrom, toArray } from 'rxjs'
import { pairSurrogates } from '../../src/convert/pairSurrogates.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

contract('pairSurrogates', (source) => source.pipe(pairSurrogates()))

const HIGH = '\ud83d'
const LOW = '\ude00'

test('holds half a pair back until the other half comes', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const values = { a: `a${HIGH}`, h: HIGH, l: LOW, b: `${LOW}b`, A: 'a', P: '😀', B: '😀b' }
    const source = cold('   a-b-h-l-|', values)
    const subscription = '  ^-------!'
    const expected = '      A-B---P-|'

    expectObservable(source.pipe(pairSurrogates())).toBe(expected, values)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('gives a half that stays alone before the end, and before an error', () => {
  marbles(({ cold, expectObservable }) => {
    const values = { h: HIGH, x: 'x', X: `${HIGH}x` }

    expectObservable(cold('h--|   ', values).pipe(pairSurrogates())).toBe('---(h|)', values)
    expectObservable(cold('h--#   ', values).pipe(pairSurrogates())).toBe('---(h#)', values)
    expectObservable(cold('h-x|   ', values).pipe(pairSurrogates())).toBe('--X|', values)
    expectObservable(cold('h-h|   ', values).pipe(pairSurrogates())).toBe('--h(h|)', values)
  })
})

test('loses no character and ends no piece in half a pair, wherever text is cut', async () => {
  const units = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.split('')))
  await fc.assert(
    fc.asyncProperty(units, async (words) => {
      const pieces = await lastValueFrom(from(words.flat()).pipe(pairSurrogates(), toArray()), { defaultValue: [] })

      expect(pieces.join('')).toBe(words.flat().join(''))
      expect(pieces.every((piece) => !/\p{Surrogate}/u.test(piece))).toBe(true)
    }),
  )
})
