import { createProviderError } from '../../src/core/createProviderError.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'

/** A copy of the module with classes of its own, as a package that is loaded as ESM and as CJS has. */
function otherCopy<T>(load: () => T): T {
  let copy: T | undefined
  jest.isolateModules(() => {
    copy = load()
  })
  return copy as T
}

test('knows what createProviderError makes', () => {
  expect(isProviderError(createProviderError('Empty', 'nothing'))).toBe(true)
})

test('knows what another copy of the package made, in both directions', () => {
  const other = otherCopy(() => ({
    ...(require('../../src/core/createProviderError.ts') as typeof import('../../src/core/createProviderError.ts')),
    ...(require('../../src/core/isProviderError.ts') as typeof import('../../src/core/isProviderError.ts')),
  }))
  const theirs = other.createProviderError('RateLimited', 'slow down')
  const ours = createProviderError('RateLimited', 'slow down')

  expect(other.createProviderError).not.toBe(createProviderError)
  expect(Object.getPrototypeOf(theirs)).not.toBe(Object.getPrototypeOf(ours))
  expect(isProviderError(theirs)).toBe(true)
  expect(other.isProviderError(ours)).toBe(true)
})

test.each([
  ['an Error', new Error('boom')],
  ['a record of an error', createProviderError('Empty', 'nothing').toJSON()],
  ['a record with a tag', { _tag: 'Empty', message: 'nothing' }],
  ['a spread copy', { ...createProviderError('Empty', 'nothing') }],
  ['a string', 'Empty'],
  ['a function', () => 'Empty'],
  ['null', null],
  ['undefined', undefined],
])('does not take %s for one', (_name, value) => {
  expect(isProviderError(value)).toBe(false)
})
