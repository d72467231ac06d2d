import fc from 'fast-check'
import { createTextInbox } from '../../src/convert/createTextInbox.ts'

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('joins what came, and tells its length', () => {
  const inbox = createTextInbox()
  for (const text of ['Hel', '', 'lo']) inbox.put(text, false)

  expect([inbox.size, decode(inbox.take()), inbox.size]).toEqual([5, 'Hello', 0])
})

test('knows nothing of empty text', () => {
  const inbox = createTextInbox()
  inbox.put('', true)

  expect(inbox.size).toBe(0)
})

test('is empty after clear()', () => {
  const inbox = createTextInbox()
  inbox.put('a', false)
  inbox.clear()

  expect(inbox.size).toBe(0)
})

test('loses no character, cuts no element, and lets no piece grow without end', () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('x'.repeat(9_000))), { maxLength: 30 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 9 }), (all, every) => {
      const inbox = createTextInbox()
      const pieces: string[] = []
      all.forEach((text, index) => {
        inbox.put(text, false)
        if (index % every === 0 && inbox.size > 0) pieces.push(decode(inbox.take()))
      })
      while (inbox.size > 0) pieces.push(decode(inbox.take()))

      expect(pieces.join('')).toBe(all.join(''))
      expect(pieces.every((piece) => piece.length <= 16_384)).toBe(true)
    }),
  )
})
