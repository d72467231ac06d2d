import { followUp } from '../../src/combinators/followUp.ts'

describe('followUp', () => {
  test('gives the text so far as the assistant’s and asks to go on', () => {
    const messages = followUp([{ role: 'user', content: 'Why?' }], 'Because')
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(messages[1]?.content).toBe('Because')
  })

  test('asks the question anew where there is no text to go on from', () => {
    const messages = [{ role: 'user', content: 'Why?' }] as const
    expect(followUp(messages, '')).toBe(messages)
  })
})
