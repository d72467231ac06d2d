import { of } from 'rxjs'
import { checkLanes } from '../../src/combinators/checkLanes.ts'
import { thrownBy } from '../core/thrownBy.ts'

const provider = () => of('Hi')
const check = (providers: unknown) => () => checkLanes('race', providers as never)

test.each([[[provider]], [[provider, provider]]])('takes %p', (providers) => {
  expect(check(providers)).not.toThrow()
})

test.each([[[]], [undefined], [null], [provider], ['abc'], [{ length: 1, 0: provider }], [new Set([provider])]])(
  'refuses %p as a list',
  (providers) => {
    expect(thrownBy(check(providers))).toMatchObject({
      _tag: 'Config',
      message: 'race: the list of providers is empty',
      retryable: false,
    })
  },
)

test.each([
  ['an Observable', [provider, of('Hi')], 1],
  ['nothing', [undefined, provider], 0],
  ['a hole', [provider, , provider], 1],
  ['a list', [provider, provider, [provider]], 2],
])('refuses %s as a provider, and says where it is', (_name, providers, place) => {
  expect(thrownBy(check(providers))).toMatchObject({
    _tag: 'Config',
    message: `race: providers[${place}] must be a provider, which is a function`,
  })
})
