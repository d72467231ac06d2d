import { checkHeaders } from '../../src/providers/checkHeaders.ts'

describe('checkHeaders', () => {
  test('takes what HTTP can carry', () => {
    expect(() => checkHeaders('p', undefined)).not.toThrow()
    expect(() => checkHeaders('p', { 'X-A_1': 'a\tb é', empty: '' })).not.toThrow()
  })

  test.each([['a\nb'], ['a\rb'], ['a\0b'], ['漢'], [5]])('refuses the value %p', (value) => {
    expect(() => checkHeaders('p', { 'x-a': value as string })).toThrow(
      'p: the value of the header "x-a" must be one line',
    )
  })

  test.each([[''], ['a b'], ['a:b'], ['a\n']])('refuses the name %p', (name) => {
    expect(() => checkHeaders('p', { [name]: 'a' })).toThrow('p: a header has a name that HTTP does not allow')
  })
})
