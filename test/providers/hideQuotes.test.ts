import * as fc from 'fast-check'
import { hideQuotes } from '../../src/providers/hideQuotes.ts'

const prompt = 'Write a letter to Dr. Ada Lovelace, 12 St James Square, about her overdue library books.'

test.each([
  ['no quotation', 'the model does not exist', 'the model does not exist'],
  ['the whole', `before ${prompt} after`, 'before [redacted]. after'],
  ['a piece', 'by "to Dr. Ada Lovelace, 12 St": bad', 'by "[redacted]": bad'],
  ['cut in front', `…${prompt.slice(30)}`, '…[redacted].'],
  ['wrapped', 'Write a letter\n\t to Dr. Ada   Lovelace', '[redacted]'],
  ['escaped', 'Write\\ta \\"letter\\" to <b>Dr.', 'Write\\ta \\"letter\\" to <b>Dr.'],
  ['punctuated otherwise', 'write: "Write a letter (to Dr) Ada!"', 'write: "[redacted]!"'],
  ['twice', 'Dr. Ada Lovelace 12 and again Ada Lovelace, 12 St', '[redacted] and again [redacted]'],
  ['too little', 'Ada Lovelace', 'Ada Lovelace'],
])('%s', (_name, text, clean) => {
  expect(hideQuotes(text, prompt, 14)).toBe(clean)
})

test('the beginning and the end are no exceptions', () => {
  expect(hideQuotes('abcdef', 'abcdef', 6)).toBe('[redacted]')
  expect(hideQuotes('abcdefg', 'bcdefg', 6)).toBe('a[redacted]')
  expect(hideQuotes('abcdefg', 'abcdef', 6)).toBe('[redacted]g')
  expect(hideQuotes('abcdef', 'abcdef', 7)).toBe('abcdef')
})

test('letters of other scripts are letters, also those of two units', () => {
  expect(hideQuotes('x: 空はなぜ青い、のですか?', '空はなぜ青いのですか', 8)).toBe('x: [redacted]?')
  expect(hideQuotes('é𝒜𝒷𝒸𝒹é', '𝒜𝒷𝒸𝒹', 8)).toBe('é[redacted]é')
})

test('a text that says one thing for ever takes no time', () => {
  const started = performance.now()
  expect(hideQuotes('a'.repeat(60_000), 'a'.repeat(200_000), 16)).toBe('[redacted]')
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('what is left has no run in common with the source, and what had none is left alone', () => {
  const words = fc.string({ unit: fc.constantFrom(...'ab. '), maxLength: 30 })
  const letters = (text: string) => text.replace(/[^ab]/g, '')
  fc.assert(
    fc.property(words, words, (text, source) => {
      const clean = hideQuotes(text, source, 4)
      const runs = Array.from({ length: Math.max(0, letters(source).length - 3) }, (_, at) =>
        letters(source).slice(at, at + 4),
      )
      for (const piece of clean.split('[redacted]')) for (const run of runs) expect(letters(piece)).not.toContain(run)
      if (!runs.some((run) => letters(text).includes(run))) expect(clean).toBe(text)
    }),
  )
})
