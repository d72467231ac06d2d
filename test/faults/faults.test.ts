import { checkReliability } from './checkReliability.ts'
import { rows } from './rows.ts'
import { runMatrix } from './runMatrix.ts'

const numbers = Array.from({ length: 88 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`)
const matrix = runMatrix(rows)

beforeAll(async () => void (await matrix), 60_000)

test('every fault of the catalogue has its row', () => {
  expect(rows.map(({ number }) => number)).toEqual(numbers)
})

test.each(rows.map(({ number, title }) => [number, title] as const))('%s %s', async (number) => {
  expect((await matrix).complaintsOf(number)).toEqual([])
})

test('nothing was thrown or rejected past everybody, and no timer is left', async () => {
  const { strays, timersLeft } = await matrix
  expect(strays).toEqual([])
  expect(timersLeft).toBe(0)
})

test('docs/reliability.md says what was seen', async () => {
  const done = await matrix
  console.info(done.summary)
  expect(checkReliability(rows, done)).toEqual('as written')
})
