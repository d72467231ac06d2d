import { Mismatch } from '../../src/wire/Mismatch.ts'
import { Shape } from '../../src/wire/Shape.ts'

const five = new Shape<5>('5', (value) => (value === 5 ? undefined : new Mismatch(value, '5')))

test('decodes to the value itself, or to what is wrong with it', () => {
  expect([five.is(5), five.is(6)]).toEqual([true, false])
  expect([five.decode(5), five.decode(6)]).toEqual([5, new Mismatch(6, '5')])
})
