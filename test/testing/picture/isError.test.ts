import { runInNewContext } from 'node:vm'
import { createProviderError } from '../../../src/core/createProviderError.ts'
import { isError } from '../../../src/testing/picture/isError.ts'

test('knows errors of every kind and realm', () => {
  const errors = [
    new TypeError('no'),
    createProviderError('Empty', 'nothing'),
    new DOMException('left', 'AbortError'),
    runInNewContext('new RangeError("far")') as unknown,
  ]
  expect(errors.map(isError)).toEqual([true, true, true, true])
})

test('anything else is none, whatever its fields', () => {
  expect([{ name: 'Error', message: 'no' }, 'Error', null, undefined, 1].map(isError)).not.toContain(true)
})
