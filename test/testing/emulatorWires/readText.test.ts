import { readText } from '../../../src/testing/emulatorWires/readText.ts'

test.each([
  ['Hi', 'Hi'],
  [[{ type: 'text', text: 'Hi' }, { type: 'image' }, { text: 'there' }], 'Hi there'],
  [{ role: 'user', content: 'Hi' }, 'Hi'],
  [{ role: 'user', parts: [{ text: 'Hi' }] }, 'Hi'],
  [{ speaker: 'human', text: 'Hi' }, 'Hi'],
  [undefined, ''],
  [{ content: null }, ''],
  [5, ''],
])('%p', (content, text) => {
  expect(readText(content)).toBe(text)
})
