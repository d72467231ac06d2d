import { defaultReply } from '../../../src/testing/emulator/defaultReply.ts'

const textOf = (...given: Parameters<typeof defaultReply>) => defaultReply(...given).parts.join('')

test('says who is playing whom, repeats the question and explains a race', () => {
  const text = textOf('vitalentum', 'Why is the sky blue?')
  expect(text).toContain("rivulet's offline emulator, playing vitalentum.")
  expect(text).toContain('You asked: "Why is the sky blue?"')
  expect(text).toMatch(/first one whose content arrives wins/)
  expect(text).toMatch(/unsubscribed .* sockets are closed/)
})

test('is the same every time, in many tokens', () => {
  expect(defaultReply('openai', 'a')).toEqual(defaultReply('openai', 'a'))
  expect(defaultReply('openai', 'a').parts.length).toBeGreaterThan(10)
})

test('a long question is cut, a missing one is told', () => {
  expect(textOf('openai', 'x'.repeat(1_000))).toContain(`"${'x'.repeat(200)}…"`)
  expect(textOf('openai', '')).toContain('You asked nothing.')
})
