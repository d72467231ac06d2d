import { formatComment } from '../../../src/testing/emulatorWires/formatComment.ts'

test('is a line that begins with a colon, and an empty one', () => {
  expect(formatComment('PROCESSING')).toBe(': PROCESSING\n\n')
})
