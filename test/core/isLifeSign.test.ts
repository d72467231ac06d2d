import { isLifeSign } from '../../src/core/isLifeSign.ts'

test.each([[null], [undefined], [''], [{ type: 'activity' }]])('%j is no more than a sign of life', (element) => {
  expect(isLifeSign(element)).toBe(true)
})

test.each([
  [' '],
  ['Hi'],
  [0],
  [false],
  [{}],
  [[]],
  [{ type: 'text', text: 'Hi' }],
  [{ type: 'usage', outputTokens: 5 }],
  [{ type: 'finish', reason: 'stop', raw: 'stop', provider: 'a' }],
  [{ type: 'seam', from: 'a', to: 'b' }],
])('%j would be missed', (element) => {
  expect(isLifeSign(element)).toBe(false)
})
