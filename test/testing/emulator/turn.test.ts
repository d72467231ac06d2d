import { turn } from '../../../src/testing/emulator/turn.ts'

test('is over in the next turn, not before', async () => {
  const seen: string[] = []
  turn.subscribe({ complete: () => seen.push('over') })
  await Promise.resolve()
  seen.push('this turn')
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual(['this turn', 'over'])
})

test('is not over once it was left', async () => {
  const seen: string[] = []
  turn.subscribe({ complete: () => seen.push('over') }).unsubscribe()
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(seen).toEqual([])
})
