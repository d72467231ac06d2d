import { Turns, type Waiting } from '../../../src/transport/node/Turns.ts'

const request = (): Waiting => ({
  phase: 'connect',
  carriedBy: () => undefined,
  opening: () => undefined,
  closing: () => undefined,
})

test('it is nobody’s turn but that of whoever acts', () => {
  const turns = new Turns()
  const [first, second] = [request(), request()]
  const seen: (Waiting | undefined)[] = []
  const look = () => seen.push(turns.asking)
  look()
  turns.take(first, () => {
    look()
    turns.take(second, look)
    look()
  })
  look()
  expect(seen.map((one) => (one === first ? 'first' : one === second ? 'second' : one))).toEqual([
    undefined,
    'first',
    'second',
    'first',
    undefined,
  ])
})

test('a turn ends also where it throws', () => {
  const turns = new Turns()
  const fail = () =>
    turns.take(request(), () => {
      throw new Error('no')
    })
  expect(fail).toThrow('no')
  expect(turns.asking).toBeUndefined()
})
