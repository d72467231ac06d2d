import { asyncScheduler } from 'rxjs'
import { inspect } from 'node:util'
import { checkOptions, rule } from '../../src/core/checkOptions.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { thrownBy } from './thrownBy.ts'

const rules = { first: rule.time, when: rule.function, name: rule.string }
const check = (options: object | undefined) => () => checkOptions('tokenTimeout', options, rules)

test.each([[undefined], [{}], [{ first: 5 }], [{ first: undefined }], [{ first: 0, when: () => true, name: 'a' }]])(
  'lets %j pass',
  (options) => {
    expect(check(options)).not.toThrow()
  },
)

test('names the option that it does not know, and those that there are', () => {
  expect(thrownBy(check({ frist: 5 })).toJSON()).toEqual({
    _tag: 'Config',
    message: 'tokenTimeout: there is no option "frist"; it takes first, when, name',
    committed: false,
    retryable: false,
  })
  expect(thrownBy(() => checkOptions('roundRobin', { a: 1 }, {})).message).toBe(
    'roundRobin: there is no option "a"; it takes none',
  )
})

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])('does not take %s for an option', (name) => {
  expect(thrownBy(check(JSON.parse(`{"${name}": 5}`)))).toMatchObject({ _tag: 'Config' })
})

test.each([[null], ['first'], [5], [true], [() => 5]])('refuses %p in place of options', (options) => {
  expect(thrownBy(check(options as never)).message).toBe('tokenTimeout: the options must be an object')
})

const wrong: [kind: keyof typeof rule, right: unknown[], wrong: unknown[], mustBe: string][] = [
  [
    'time',
    [0, 0.5, 2 ** 31 - 1],
    [-1, -0.1, Number.NaN, Infinity, 2 ** 31, '5', null, 5n],
    'a time from 0 to 2147483647 ms',
  ],
  [
    'delay',
    [0, 2 ** 31 - 1, Infinity],
    [-1, Number.NaN, -Infinity, 2 ** 31, 1e300, '5', null],
    'a time from 0 to 2147483647 ms, or Infinity',
  ],
  ['count', [0, 1, 1e9, Infinity], [-1, 0.5, Number.NaN, -Infinity, '1', null], 'a whole number from 0'],
  ['number', [0, -1.5, 1e300], [Number.NaN, Infinity, '5', null, 5n], 'a number'],
  ['scheduler', [asyncScheduler, monotonicScheduler], [{}, 'async', null, () => 0], 'a scheduler'],
  ['positive', [1, 1.5, Infinity], [0, 0.9, -1, Number.NaN, '1', null], 'a number from 1'],
  ['function', [() => true, class {}], [{}, 'f', null, 5], 'a function'],
  ['string', ['a', ' '], ['', 5, null, {}], 'a string that is not empty'],
  ['signal', [AbortSignal.abort()], [{}, new AbortController(), null, 'abort'], 'an AbortSignal'],
  ['object', [{}, [], new Date()], ['{}', null, 5, () => true], 'an object'],
]

describe.each(wrong)('%s', (kind, right, refused, mustBe) => {
  test.each(right)('takes %p', (value) => {
    expect(() => checkOptions('it', { value }, { value: rule[kind] })).not.toThrow()
  })

  test.each(refused)('refuses %p', (value) => {
    expect(thrownBy(() => checkOptions('it', { value }, { value: rule[kind] }))).toMatchObject({
      _tag: 'Config',
      message: `it: "value" must be ${mustBe}`,
    })
  })
})

test('any takes anything', () => {
  for (const value of [null, 0, '', {}, Number.NaN]) {
    expect(() => checkOptions('it', { value }, { value: rule.any })).not.toThrow()
  }
})

test.each(Object.keys(rule).filter((kind) => kind !== 'any') as (keyof typeof rule)[])(
  'never shows the value that %s refuses: it may be a secret',
  (kind) => {
    const secret = kind === 'string' ? ['sk-secret'] : 'sk-secret'
    const error = thrownBy(() => checkOptions('it', { value: secret }, { value: rule[kind] }))

    expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)).not.toContain('secret')
  },
)
