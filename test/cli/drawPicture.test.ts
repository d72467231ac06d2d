import { drawPicture } from '../../src/cli/drawPicture.ts'
import type { LanePicture } from '../../src/cli/LanePicture.ts'

const lane = (more: Partial<LanePicture>): LanePicture => ({
  label: 'ylokh',
  start: 0,
  length: 0,
  outcome: undefined,
  words: 'waiting',
  ...more,
})

test('lanes are marbles on one scale, each from where it has started', () => {
  const lanes = [
    lane({ label: 'codeLinkAva', length: 40, outcome: 'failed', words: 'failed' }),
    lane({ start: 40, length: 100, outcome: 'won', words: 'won' }),
    lane({ label: 'b', start: 90, length: 50, outcome: 'cancelled', words: 'cancelled' }),
    lane({ label: 'c', start: 90, length: 50 }),
    lane({ label: 'd', start: undefined, words: 'not asked' }),
  ]
  expect(drawPicture(lanes, false)).toEqual([
    'codeLinkAva  ----x                       failed',
    'ylokh            ----------t             won',
    'b                     -----!             cancelled',
    'c                     -----              waiting',
    'd                                        not asked',
  ])
})

test('what does not fit is left out', () => {
  const [line] = drawPicture([lane({ outcome: 'won', words: 'first token at 62 ms, won' })], true, 49)
  expect(line).toBe('\x1b[32mylokh  t                           first token at\x1b[39m')
})

test('a long wait is drawn on a coarser scale, for all lanes alike', () => {
  const lanes = [lane({ length: 480 }), lane({ length: 100, outcome: 'failed' })]
  expect(drawPicture(lanes, false)).toEqual([
    `ylokh  ${'-'.repeat(24)}    waiting`,
    `ylokh  ${'-'.repeat(5)}x${' '.repeat(20)}  waiting`,
  ])
  const [longest] = drawPicture([lane({ length: 1e7 })], false)
  expect(longest).toMatch(/^ylokh {2}-{13,24} /)
})

test('colours say how it went', () => {
  const lanes = [
    lane({ outcome: 'won' }),
    lane({ outcome: 'failed' }),
    lane({ outcome: 'cancelled' }),
    lane({ start: undefined }),
    lane({}),
  ]
  const codes = drawPicture(lanes, true).map((line) => /^\x1b\[(\d+)m/.exec(line)?.[1])
  expect(codes).toEqual(['32', '31', '2', '2', undefined])
})
