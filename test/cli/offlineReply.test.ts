import type { Ask } from '../../src/cli/Command.ts'
import { offlineReply } from '../../src/cli/offlineReply.ts'

const lanes = ['codeLinkAva', 'ylokh', 'vitalentum'].map((vendor) => ({ label: vendor, vendor }))
const ask = (more: Partial<Ask>): Ask => ({ show: 'reply', mode: { how: 'race' }, lanes, format: 'text', ...more })

test('it says where it comes from, who is played and what was asked', () => {
  const text = offlineReply('ylokh', 'Why is the  sky blue?', ask({})).join('')
  expect(text).toMatch(/^This is rivulet's offline emulator, playing ylokh\. /)
  expect(text).toContain('You asked: "Why is the  sky blue?"')
})

test.each<[Ask['mode'], string]>([
  [{ how: 'race' }, 'went to 3 providers at once'],
  [{ how: 'fallback' }, 'once the one before has failed'],
  [{ how: 'hedge', delay: 80 }, 'whenever 80 ms pass without a word'],
])('%j is explained', (mode, words) => {
  expect(offlineReply('ylokh', 'Why?', ask({ mode })).join('')).toContain(words)
})

test('one that was asked alone tells of no others', () => {
  expect(offlineReply('ylokh', 'Why?', ask({ lanes: lanes.slice(1, 2) })).join('')).toContain('Nobody else was asked.')
})

test('it comes in many tokens, none of them empty', () => {
  const tokens = offlineReply('ylokh', 'Why?', ask({}))
  expect(tokens.length).toBeGreaterThan(20)
  expect(tokens).not.toContain('')
})
