import { concat, of, throwError } from 'rxjs'
import { writeEvents } from '../../src/cli/writeEvents.ts'
import { createProviderError } from '../../src/index.ts'
import { createTerminal } from './createTerminal.ts'

test('attempts and events are lines of JSON, errors included', () => {
  const { stdout, written } = createTerminal()
  const lost = createProviderError('Interrupted', 'cut off', { text: 'secret so far' })
  const errors: unknown[] = []
  writeEvents((onAttempt) => {
    onAttempt({ type: 'start', lane: [0], provider: 'ylokh', ms: 0.4, tokens: 0 })
    onAttempt({ type: 'fail', lane: [0], provider: 'ylokh', ms: 7.6, tokens: 1, error: lost })
    return concat(
      of({ type: 'text', text: 'Hi\n' } as const),
      throwError(() => lost),
    )
  }, stdout).subscribe({ error: (error) => errors.push(error) })
  expect(
    written.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { type: 'attempt', event: 'start', lane: [0], provider: 'ylokh', ms: 0, tokens: 0 },
    { type: 'attempt', event: 'fail', lane: [0], provider: 'ylokh', ms: 8, tokens: 1, error: lost.toJSON() },
    { type: 'text', text: 'Hi\n' },
  ])
  expect(written.stdout).not.toContain('secret')
  expect(errors).toEqual([lost])
})
