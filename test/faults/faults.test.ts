import { checkReliability } from './checkReliability.ts'
import { rows } from './rows.ts'
import { runMatrix } from './runMatrix.ts'

const numbers = Array.from({ length: 88 }, (_, index) => `F${String(index + 1).padStart(2, '0')}`)
/** Milliseconds; a test that is given up while the rest goes on leaves a process that never ends. */
const LONGEST = 300_000
const matrix = runMatrix(rows)

beforeAll(async () => void (await matrix), LONGEST)

test('every fault of the catalogue has its row', () => {
  expect(rows.map(({ number }) => number)).toEqual(numbers)
})

test.each(rows.map(({ number, title }) => [number, title] as const))('%s %s', async (number) => {
  expect((await matrix).complaintsOf(number)).toEqual([])
})

test('nothing was thrown or rejected past everybody, and no timer, socket or process is left', async () => {
  const { strays, timersLeft, handlesLeft } = await matrix
  expect(strays).toEqual([])
  expect({ timersLeft, handlesLeft }).toEqual({ timersLeft: 0, handlesLeft: 0 })
})

test('docs/reliability.md says what was seen', async () => {
  const done = await matrix
  console.info(done.summary)
  expect(checkReliability(rows, done)).toEqual('as written')
})
