import { oneOf } from '../../src/core/oneOf.ts'

test('takes the words that it names, and nothing else', () => {
  const { is, mustBe } = oneOf(['full', 'none'])
  const takes = is as (value: unknown) => boolean
  expect(['full', 'none', 'half', '', undefined, null, 5].map(takes)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(mustBe).toBe('one of full, none')
})
