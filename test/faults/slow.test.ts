import { rows } from './rows.ts'
import { runMatrix } from './runMatrix.ts'

const slow = rows.filter(({ cases }) => cases.some((each) => each.slow))
const matrix = runMatrix(slow, true)

test.each(slow.map(({ number, title }) => [number, title] as const))('%s %s', async (number) => {
  expect((await matrix).complaintsOf(number)).toEqual([])
})

test('nothing was thrown or rejected past everybody, and no timer, socket or process is left', async () => {
  const { strays, timersLeft, handlesLeft } = await matrix
  expect(strays).toEqual([])
  expect({ timersLeft, handlesLeft }).toEqual({ timersLeft: 0, handlesLeft: 0 })
})
