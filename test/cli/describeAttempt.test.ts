import { describeAttempt } from '../../src/cli/describeAttempt.ts'
import { type AttemptEvent, createProviderError } from '../../src/index.ts'

const event: AttemptEvent = { type: 'start', lane: [0], provider: 'ylokh', ms: 61.7, tokens: 0 }

test.each<[Partial<AttemptEvent>, string]>([
  [{ type: 'start' }, 'waiting'],
  [{ type: 'open', status: 200 }, 'status 200 at 62 ms'],
  [{ type: 'first', tokens: 1 }, 'first token at 62 ms'],
  [{ type: 'win', tokens: 1 }, 'won'],
  [{ type: 'lose' }, 'cancelled at 62 ms'],
  [{ type: 'cancel', tokens: 3 }, 'cancelled at 62 ms'],
  [{ type: 'complete', tokens: 1 }, 'complete at 62 ms, 1 token'],
  [{ type: 'complete', tokens: 12 }, 'complete at 62 ms, 12 tokens'],
  [{ type: 'complete' }, 'complete at 62 ms, 0 tokens'],
])('%j reads "%s"', (more, words) => {
  expect(describeAttempt({ ...event, ...more })).toBe(words)
})

test('a failure is told with its error, in one line that a terminal can only show', () => {
  const error = createProviderError('Upstream', 'out of\n  order\x1b[2J')
  expect(describeAttempt({ ...event, type: 'fail', error })).toBe('failed at 62 ms: Upstream: out of order[2J')
})
