import { splitArguments } from '../../../src/testing/emulatorWires/splitArguments.ts'

test.each(['', '1', '{}', '{"city":"Oslo"}'])('%p joins again', (text) => {
  const parts = splitArguments(text)
  expect(parts.join('')).toBe(text)
  expect(Math.abs((parts[0]?.length ?? 0) - parts[1].length)).toBeLessThanOrEqual(1)
})
