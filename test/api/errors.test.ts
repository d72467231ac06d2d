import { expectTypeOf } from 'expect-type'
import {
  createProviderError,
  isProviderError,
  isRetryable,
  type NetworkPhase,
  type ProviderError,
  type ProviderErrorFields,
  type ProviderErrorOf,
  type ProviderErrorRecord,
  type ProviderErrorTag,
  type TimeoutPhase,
  toProviderError,
} from 'rivulet'

const someError = (): ProviderError => createProviderError('Empty', 'nothing came')

test('a switch over all tags is whole', () => {
  const advice = (error: ProviderError): string => {
    switch (error._tag) {
      case 'Config':
      case 'InvalidRequest':
        return 'mend the call'
      case 'Unauthorized':
        return 'mend the key'
      case 'QuotaExhausted':
        return 'pay'
      case 'RateLimited':
      case 'CircuitOpen':
      case 'Overloaded':
        return `wait ${error.retryAfterMs ?? 0} ms`
      case 'HttpStatus':
      case 'Upstream':
        return `look up ${error.status ?? 'it'}`
      case 'Network':
        return error.code ?? error.phase
      case 'Interrupted':
        return `go on from ${error.text.length}`
      case 'Timeout':
        return `more than ${error.ms} ms for ${error.phase}`
      case 'Decode':
        return error.path
      case 'TooLarge':
      case 'Empty':
      case 'Aborted':
        return 'ask again'
      case 'AllFailed':
        return error.errors.map(advice).join()
    }
  }
  expect(advice(someError())).toBe('ask again')
})

test('a switch with a missing tag does not compile', () => {
  const advice = (error: ProviderError): string => {
    switch (error._tag) {
      case 'Config':
      case 'InvalidRequest':
      case 'Unauthorized':
      case 'QuotaExhausted':
      case 'RateLimited':
      case 'CircuitOpen':
      case 'Overloaded':
      case 'HttpStatus':
      case 'Upstream':
      case 'Network':
      case 'Interrupted':
      case 'Timeout':
      case 'Decode':
      case 'TooLarge':
      case 'Empty':
      case 'Aborted':
        return 'known'
      default: {
        // @ts-expect-error AllFailed is missing above
        const nothing: never = error
        return nothing
      }
    }
  }
  expect(advice(someError())).toBe('known')
})

test('the tags are these', () => {
  expectTypeOf<ProviderErrorTag>().toEqualTypeOf<
    | 'Config'
    | 'InvalidRequest'
    | 'Unauthorized'
    | 'RateLimited'
    | 'QuotaExhausted'
    | 'HttpStatus'
    | 'Upstream'
    | 'Network'
    | 'Interrupted'
    | 'Timeout'
    | 'Decode'
    | 'TooLarge'
    | 'Empty'
    | 'CircuitOpen'
    | 'Overloaded'
    | 'Aborted'
    | 'AllFailed'
  >()
})

test('every error is an Error with the common fields, read only', () => {
  expectTypeOf<ProviderError>().toExtend<Error>()
  expectTypeOf<ProviderError>().toExtend<{ readonly committed: boolean; readonly retryable: boolean }>()
  expectTypeOf<ProviderError['retryAfterMs']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<ProviderError['toJSON']>().returns.toEqualTypeOf<ProviderErrorRecord>()
  // @ts-expect-error an error is amended by making another one
  expectTypeOf((error: ProviderError) => (error.attempt = 1)).toBeFunction()
})

test('a tag brings fields of its own, and only that tag', () => {
  expectTypeOf<ProviderErrorOf<'Timeout'>['phase']>().toEqualTypeOf<TimeoutPhase>()
  expectTypeOf<ProviderErrorOf<'Network'>['phase']>().toEqualTypeOf<NetworkPhase>()
  expectTypeOf<ProviderErrorOf<'Interrupted'>['text']>().toEqualTypeOf<string>()
  expectTypeOf<ProviderErrorOf<'AllFailed'>['errors']>().toEqualTypeOf<readonly ProviderError[]>()
  expectTypeOf<ProviderErrorOf<'Empty'>>().not.toHaveProperty('phase')
  expectTypeOf<ProviderErrorOf<'Timeout' | 'Empty'>['_tag']>().toEqualTypeOf<'Timeout' | 'Empty'>()
})

test('createProviderError wants what its tag needs, and gives that member of the union', () => {
  expectTypeOf(createProviderError('Empty', 'm')).toEqualTypeOf<ProviderErrorOf<'Empty'>>()
  expectTypeOf(createProviderError('HttpStatus', 'm', { status: 500, cause: 'any' })).toEqualTypeOf<
    ProviderErrorOf<'HttpStatus'>
  >()
  expectTypeOf(createProviderError('Timeout', 'm', { phase: 'each', ms: 1 }).ms).toEqualTypeOf<number>()
  expectTypeOf(createProviderError('Network', 'm', { phase: 'tls' }).code).toEqualTypeOf<string | undefined>()
  expectTypeOf(createProviderError('Interrupted', 'm', { text: '' }).text).toEqualTypeOf<string>()
  expectTypeOf(createProviderError('Decode', 'm', { path: '', input: '' }).input).toEqualTypeOf<string>()
  expectTypeOf(createProviderError('AllFailed', 'm', { errors: [someError()] }).errors).toEqualTypeOf<
    readonly ProviderError[]
  >()
  expectTypeOf<{ phase: 'each'; ms: number }>().toExtend<ProviderErrorFields<'Timeout'>>()
  const wrong = [
    // @ts-expect-error a Timeout says which limit passed
    () => createProviderError('Timeout', 'm'),
    // @ts-expect-error and how long it was
    () => createProviderError('Timeout', 'm', { phase: 'each' }),
    // @ts-expect-error a request's phases are no limits
    () => createProviderError('Timeout', 'm', { phase: 'tls', ms: 1 }),
    // @ts-expect-error where the connection broke
    () => createProviderError('Network', 'm', {}),
    // @ts-expect-error the text so far
    () => createProviderError('Interrupted', 'm'),
    // @ts-expect-error the place in the JSON
    () => createProviderError('Decode', 'm', { input: '' }),
    // @ts-expect-error what came
    () => createProviderError('Decode', 'm', { path: '' }),
    // @ts-expect-error one error for each lane
    () => createProviderError('AllFailed', 'm'),
    // @ts-expect-error another tag's field
    () => createProviderError('Empty', 'm', { phase: 'each' }),
    // @ts-expect-error no such tag
    () => createProviderError('Unknown', 'm'),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('isProviderError narrows what was caught, toProviderError takes anything', () => {
  const describe = (caught: unknown): string => {
    if (!isProviderError(caught)) return 'foreign'
    expectTypeOf(caught).toEqualTypeOf<ProviderError>()
    return caught._tag
  }
  expectTypeOf(isProviderError).guards.toEqualTypeOf<ProviderError>()
  expectTypeOf(toProviderError).parameter(0).toBeUnknown()
  expectTypeOf(toProviderError(1)).toEqualTypeOf<ProviderError>()
  expectTypeOf(isRetryable).toEqualTypeOf<(error: unknown) => boolean>()
  expect(describe(someError())).toBe('Empty')
})
