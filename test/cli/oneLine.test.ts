import { oneLine } from '../../src/cli/oneLine.ts'

test('lines become one, and what a terminal would obey is taken out', () => {
  expect(oneLine('out\x1b[2J\r\n\tof  order\n')).toBe('out[2J of order')
})
