import { expectTypeOf } from 'expect-type'
import type {
  ActivityEvent,
  AttemptEvent,
  ChatEvent,
  ChatOptions,
  FinishEvent,
  FinishReason,
  ProviderError,
  ReasoningEvent,
  Reset,
  Seam,
  TextEvent,
  ToolCallEvent,
  Usage,
  UsageEvent,
} from 'rivulet'
import { filter, type Observable, of } from 'rxjs'

type Of<Type extends ChatEvent['type']> = Extract<ChatEvent, { readonly type: Type }>

test('chat events are told apart by type', () => {
  expectTypeOf<Of<'text'>>().toEqualTypeOf<TextEvent>()
  expectTypeOf<Of<'reasoning'>>().toEqualTypeOf<ReasoningEvent>()
  expectTypeOf<Of<'toolCall'>>().toEqualTypeOf<ToolCallEvent>()
  expectTypeOf<Of<'usage'>>().toEqualTypeOf<UsageEvent>()
  expectTypeOf<Of<'finish'>>().toEqualTypeOf<FinishEvent>()
  expectTypeOf<Of<'activity'>>().toEqualTypeOf<ActivityEvent>()
  expectTypeOf<Of<'reset'>>().toEqualTypeOf<Reset>()
  expectTypeOf<Of<'seam'>>().toEqualTypeOf<Seam>()
})

test('a switch over type narrows, and is whole', () => {
  const show = (event: ChatEvent): string => {
    switch (event.type) {
      case 'text':
      case 'reasoning':
        return event.text
      case 'toolCall':
        return `${event.index} ${event.arguments}`
      case 'usage':
        return String(event.outputTokens)
      case 'finish':
        return event.reason
      case 'activity':
        return ''
      case 'reset':
        return event.error._tag
      case 'seam':
        return `${event.from} ${event.to}`
    }
  }
  expect(show({ type: 'seam', from: 'a', to: 'b' })).toBe('a b')
})

test('a switch with a missing type does not compile', () => {
  const show = (event: ChatEvent): string => {
    switch (event.type) {
      case 'text':
      case 'reasoning':
      case 'toolCall':
      case 'usage':
      case 'finish':
      case 'activity':
      case 'reset':
        return event.type
      default: {
        // @ts-expect-error seam is missing above
        const nothing: never = event
        return nothing
      }
    }
  }
  expect(show({ type: 'activity' })).toBe('activity')
})

test('an event gives nothing before it was told apart', () => {
  // @ts-expect-error not every event has text
  expectTypeOf((event: ChatEvent) => event.text).toBeFunction()
  const events: Observable<ChatEvent> = of({ type: 'activity' })
  expectTypeOf(events.pipe(filter((event) => event.type === 'text'))).toEqualTypeOf<Observable<TextEvent>>()
})

test('the words of the vendors are reduced to ours', () => {
  expectTypeOf<FinishReason>().toEqualTypeOf<'stop' | 'length' | 'toolCalls' | 'contentFilter' | 'other'>()
  expectTypeOf<Omit<UsageEvent, 'type'>>().toEqualTypeOf<Usage>()
  expectTypeOf<Reset['error']>().toEqualTypeOf<ProviderError>()
})

test('attempts are told to the call that asks for them', () => {
  expectTypeOf<Required<ChatOptions>['onAttempt']>().toEqualTypeOf<(event: AttemptEvent) => void>()
  expectTypeOf<AttemptEvent['type']>().toEqualTypeOf<
    'start' | 'open' | 'first' | 'win' | 'lose' | 'fail' | 'complete' | 'cancel'
  >()
  expectTypeOf<AttemptEvent['error']>().toEqualTypeOf<ProviderError | undefined>()
})
