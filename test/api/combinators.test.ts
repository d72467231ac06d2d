import { expectTypeOf } from 'expect-type'
import {
  balance,
  type BalanceConfig,
  type ChatEvent,
  type ChatMessage,
  type ContinueConfig,
  fallback,
  hedge,
  type HedgeConfig,
  type LaneConfig,
  type Pick,
  type Provider,
  pipeProvider,
  type ProviderError,
  race,
  rescue,
  type Reset,
  type RestartConfig,
  roundRobin,
  type Seam,
  text,
  tokenTimeout,
  weighted,
  withOptions,
} from 'rivulet'
import { filter, map, of, scan, take } from 'rxjs'

const words: Provider = () => of('Be', 'cause')
const numbers: Provider<number> = () => of(1, 2)
const events: Provider<ChatEvent> = () => of({ type: 'text', text: 'Because' })

test('race, fallback, hedge and balance keep the element', () => {
  expectTypeOf(race([words, words])).toEqualTypeOf<Provider>()
  expectTypeOf(race([numbers])).toEqualTypeOf<Provider<number>>()
  expectTypeOf(race([events, events])).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(fallback([words, words])).toEqualTypeOf<Provider>()
  expectTypeOf(fallback([numbers])).toEqualTypeOf<Provider<number>>()
  expectTypeOf(fallback([events, events])).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(hedge([words, words], { delay: 1 })).toEqualTypeOf<Provider>()
  expectTypeOf(hedge([numbers], { delay: 1 })).toEqualTypeOf<Provider<number>>()
  expectTypeOf(hedge([events, events], { delay: 1 })).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(balance([words, words], { pick: roundRobin() })).toEqualTypeOf<Provider>()
  expectTypeOf(balance([numbers], { pick: roundRobin() })).toEqualTypeOf<Provider<number>>()
  expectTypeOf(balance([events, events], { pick: weighted([2, 1]) })).toEqualTypeOf<Provider<ChatEvent>>()
})

test('they nest', () => {
  const nested = fallback([
    race([events, events]),
    hedge([events, balance([events], { pick: roundRobin() })], { delay: 1 }),
  ])
  expectTypeOf(nested).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(pipeProvider(nested, text())).toEqualTypeOf<Provider>()
})

test('pipeProvider infers through callbacks, as pipe does', () => {
  const lengths = pipeProvider(
    words,
    map((word) => word.length),
    filter((length) => length > 1),
  )
  expectTypeOf(lengths).toEqualTypeOf<Provider<number>>()
})

test('lanes of different elements do not mix, and Observables are no lanes', () => {
  const wrong = [
    // @ts-expect-error one lane gives text, the other numbers
    () => race([words, numbers]),
    // @ts-expect-error one lane gives text, the other events
    () => fallback([words, events]),
    // @ts-expect-error rxjs' race takes these, ours does not
    () => race([of('a'), of('b')]),
    // @ts-expect-error the delay is not optional
    () => hedge([words, words], {}),
    // @ts-expect-error neither is the pick
    () => balance([words, words], {}),
    // @ts-expect-error a misspelled option
    () => race([words], { until: () => true }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('their configs share the lanes part', () => {
  expectTypeOf<HedgeConfig>().toExtend<LaneConfig>()
  expectTypeOf<BalanceConfig>().toExtend<LaneConfig>()
  expectTypeOf<Required<LaneConfig>['when']>().toEqualTypeOf<(error: ProviderError) => boolean>()
  expectTypeOf<BalanceConfig['pick']>().toEqualTypeOf<Pick>()
  expectTypeOf(roundRobin()).toEqualTypeOf<Pick>()
  expectTypeOf(weighted([1])).toEqualTypeOf<Pick>()
})

test('rescue says with what it marks the place: a reset or a seam', () => {
  const restart: RestartConfig = { how: 'restart' }
  const goOn: ContinueConfig = { how: 'continue', messages: (messages) => messages }
  expectTypeOf(rescue(words, words, restart)).toEqualTypeOf<Provider<string | Reset>>()
  expectTypeOf(rescue(words, words, goOn)).toEqualTypeOf<Provider<string | Seam>>()
  expectTypeOf(rescue(words, words, { how: 'restart' })).toEqualTypeOf<Provider<string | Reset>>()
  expectTypeOf(rescue(words, words, { how: 'continue' })).toEqualTypeOf<Provider<string | Seam>>()
  expectTypeOf(rescue(numbers, numbers, { how: 'continue' })).toEqualTypeOf<Provider<number | Seam>>()
  expectTypeOf<RestartConfig>().not.toHaveProperty('messages')
  expectTypeOf<Required<ContinueConfig>['messages']>().parameters.toEqualTypeOf<
    [messages: readonly ChatMessage[], text: string]
  >()
  // @ts-expect-error there are two ways, and no default
  expectTypeOf(() => rescue(words, words, {})).toBeFunction()
})

test('over events the marks are events already, and text() takes them', () => {
  expectTypeOf(rescue(events, events, { how: 'restart' })).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(pipeProvider(rescue(events, events, { how: 'continue' }), text())).toEqualTypeOf<Provider>()
  // @ts-expect-error a reset is no text: over the text face there is nothing that could take words back
  expectTypeOf(() => pipeProvider(rescue(words, words, { how: 'restart' }), text())).toBeFunction()
})

test('pipeProvider follows the element through one to five operators', () => {
  const length = map((word: string) => word.length)
  const even = map((count: number) => count % 2 === 0)
  const shown = map((flag: boolean) => ({ flag }))
  const listed = scan((list: { flag: boolean }[], item: { flag: boolean }) => [...list, item], [])
  const dated = map((list: { flag: boolean }[]) => new Date(list.length))
  expectTypeOf(pipeProvider(words)).toEqualTypeOf<Provider>()
  expectTypeOf(pipeProvider(words, length)).toEqualTypeOf<Provider<number>>()
  expectTypeOf(pipeProvider(words, length, even)).toEqualTypeOf<Provider<boolean>>()
  expectTypeOf(pipeProvider(words, length, even, shown)).toEqualTypeOf<Provider<{ flag: boolean }>>()
  expectTypeOf(pipeProvider(words, length, even, shown, listed)).toEqualTypeOf<Provider<{ flag: boolean }[]>>()
  expectTypeOf(pipeProvider(words, length, even, shown, listed, dated)).toEqualTypeOf<Provider<Date>>()
})

test('pipeProvider infers callbacks from the provider, keeps what does not change, and narrows', () => {
  const lengths = pipeProvider(
    words,
    map((word) => word.length),
  )
  expectTypeOf(lengths).toEqualTypeOf<Provider<number>>()
  expectTypeOf(pipeProvider(events, tokenTimeout({ first: 1 }), take(1))).toEqualTypeOf<Provider<ChatEvent>>()
  const six = pipeProvider(words, take(6), take(5), take(4), take(3), take(2), take(1))
  expectTypeOf(six).toEqualTypeOf<Provider>()
  const narrowed = pipeProvider(
    events,
    filter((event) => event.type === 'usage'),
  )
  expectTypeOf(narrowed).returns.toExtend<ReturnType<Provider<ChatEvent>>>()
  const length = map((word: string) => word.length)
  // @ts-expect-error a step takes what the step before it gives
  expectTypeOf(() => pipeProvider(words, length, text())).toBeFunction()
})

test('withOptions changes nothing but the call', () => {
  expectTypeOf(withOptions(events, { model: 'm' })).toEqualTypeOf<Provider<ChatEvent>>()
  expectTypeOf(withOptions(words, {})).toEqualTypeOf<Provider>()
  // @ts-expect-error the key belongs to the provider's config
  expectTypeOf(() => withOptions(words, { apiKey: 'k' })).toBeFunction()
})
