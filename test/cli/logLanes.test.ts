import { logLanes } from '../../src/cli/logLanes.ts'
import type { AttemptEvent } from '../../src/index.ts'
import { createTerminal } from './createTerminal.ts'

const event = (lane: number, type: AttemptEvent['type'], more: Partial<AttemptEvent> = {}): AttemptEvent => ({
  type,
  lane: [lane],
  provider: 'any',
  ms: 5,
  tokens: 0,
  ...more,
})

test('each event is a line at once; what the winner does afterwards waits for the end', () => {
  const { stderr, written } = createTerminal()
  const view = logLanes(['ylokh', 'openai:gpt-x'], stderr)
  view.tell(event(0, 'start'))
  expect(written.stderr).toBe('ylokh         waiting\n')
  view.tell(event(1, 'start'))
  view.tell(event(1, 'first'))
  view.tell(event(1, 'win'))
  view.tell(event(0, 'lose'))
  const told = [
    'ylokh         waiting',
    'openai:gpt-x  waiting',
    'openai:gpt-x  first token at 5 ms',
    'openai:gpt-x  won',
    'ylokh         cancelled at 5 ms',
  ]
  expect(written.stderr.split('\n')).toEqual([...told, ''])
  view.tell(event(1, 'complete', { tokens: 2 }))
  expect(written.stderr.split('\n')).toEqual([...told, ''])
  view.end()
  view.end()
  expect(written.stderr.split('\n')).toEqual([...told, 'openai:gpt-x  complete at 5 ms, 2 tokens', ''])
})
