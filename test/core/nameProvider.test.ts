import { of } from 'rxjs'
import { nameProvider } from '../../src/core/nameProvider.ts'

test('gives the function itself the name', () => {
  const provider = () => of('Hi')
  const named = nameProvider('echo', provider)

  expect(named).toBe(provider)
  expect(named.name).toBe('echo')
})

test('can give another name later, and does not show it among the keys', () => {
  const named = nameProvider(
    'mine',
    nameProvider('echo', () => of('Hi')),
  )

  expect(named.name).toBe('mine')
  expect(Object.keys(named)).toEqual([])
})
