import { expectTypeOf } from 'expect-type'
import * as t from 'io-ts'
import {
  decodeUtf8,
  decodeWith,
  encodeSse,
  parseDataLines,
  parseNdjson,
  parseSse,
  splitLines,
  type SseEvent,
} from 'rivulet'
import { map, type Observable, of, type OperatorFunction } from 'rxjs'

const bytes: Observable<Uint8Array> = of(new Uint8Array())
const chunk = t.type({ delta: t.string, index: t.union([t.number, t.undefined]) })

test('the stages fit together from bytes to events', () => {
  expectTypeOf(decodeUtf8()).toEqualTypeOf<OperatorFunction<Uint8Array, string>>()
  expectTypeOf(splitLines({ lineEnd: 'lf' })).toEqualTypeOf<OperatorFunction<string, string>>()
  expectTypeOf(parseSse({ atEnd: 'emit' })).toEqualTypeOf<OperatorFunction<string, SseEvent>>()
  expectTypeOf(parseDataLines()).toEqualTypeOf<OperatorFunction<string, SseEvent>>()
  expectTypeOf(parseNdjson()).toEqualTypeOf<OperatorFunction<string, unknown>>()
  expectTypeOf(bytes.pipe(decodeUtf8(), splitLines(), parseSse())).toEqualTypeOf<Observable<SseEvent>>()
  expectTypeOf(bytes.pipe(decodeUtf8(), splitLines(), parseNdjson())).toEqualTypeOf<Observable<unknown>>()
  const wrong = [
    // @ts-expect-error bytes are no text yet
    () => bytes.pipe(splitLines()),
    // @ts-expect-error discard or emit
    () => parseSse({ atEnd: 'keep' }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('decodeWith takes the type of its elements from the codec', () => {
  const events = bytes.pipe(decodeUtf8(), splitLines(), parseSse())
  expectTypeOf(events.pipe(decodeWith(chunk))).toEqualTypeOf<Observable<t.TypeOf<typeof chunk>>>()
  expectTypeOf(
    events.pipe(
      decodeWith(chunk),
      map(({ delta }) => delta),
    ),
  ).toEqualTypeOf<Observable<string>>()
  expectTypeOf(events.pipe(decodeWith(t.array(t.number)))).toEqualTypeOf<Observable<number[]>>()
})

test('with an end mark decodeWith also gives the marks', () => {
  const events: Observable<SseEvent> = of({ event: 'message', data: '[DONE]', id: '' })
  expectTypeOf(events.pipe(decodeWith(chunk, { done: '[DONE]' }))).toEqualTypeOf<
    Observable<t.TypeOf<typeof chunk> | 'done' | 'activity'>
  >()
  // @ts-expect-error a decoder is no codec
  expectTypeOf(() => decodeWith((value: unknown) => String(value))).toBeFunction()
})

test('encodeSse takes part of an event', () => {
  expectTypeOf(encodeSse()).toEqualTypeOf<OperatorFunction<Partial<SseEvent>, string>>()
  expectTypeOf(of({ data: 'Hi' }).pipe(encodeSse())).toEqualTypeOf<Observable<string>>()
  // @ts-expect-error data is text
  expectTypeOf(() => of({ data: { text: 'Hi' } }).pipe(encodeSse())).toBeFunction()
})
