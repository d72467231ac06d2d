import { lastQuestion } from '../../../src/testing/emulatorWires/lastQuestion.ts'

test('is the last thing that the user said', () => {
  const messages = [
    { role: 'user', content: 'first' },
    { role: 'assistant', content: 'second' },
    { role: 'user', content: 'third' },
    { role: 'tool', content: 'fourth' },
  ]
  expect(lastQuestion(messages)).toBe('third')
  expect(
    lastQuestion(
      [
        { speaker: 'human', text: 'a' },
        { speaker: 'bot', text: 'b' },
      ],
      'speaker',
      'human',
    ),
  ).toBe('a')
})

test('may be the whole input', () => {
  expect(lastQuestion('Why?')).toBe('Why?')
})

test.each([undefined, null, {}, [], [null], [{ role: 'assistant', content: 'a' }]])(
  'there is none in %p',
  (messages) => {
    expect(lastQuestion(messages)).toBe('')
  },
)
