import { rows } from './rows.ts'
import { runMatrix } from './runMatrix.ts'

const slow = rows.filter(({ cases }) => cases.some((each) => each.slow))
const matrix = runMatrix(slow, true)

test.each(slow.map(({ number, title }) => [number, title] as const))('%s %s', async (number) => {
  expect((await matrix).complaintsOf(number)).toEqual([])
})

test('nothing was thrown or rejected past everybody, and no timer is left', async () => {
  const { strays, timersLeft } = await matrix
  expect(strays).toEqual([])
  expect(timersLeft).toBe(0)
})
