import { expectTypeOf } from 'expect-type'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import {
  type BodyFormat,
  type ChatEvent,
  type HttpError,
  iterate,
  type MessageEventLike,
  type NodeReadable,
  pipeToServerResponse,
  type Provider,
  type ProviderError,
  type PublicFailure,
  type ServerResponseLike,
  toAsyncIterable,
  toHttpError,
  toMessageEvents,
  toNodeReadable,
  toReadableStream,
  toResponse,
  toSse,
  toTaskEither,
  toText,
} from 'rivulet'
import { map, NEVER, type Observable, of } from 'rxjs'
import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

const words = of('Be', 'cause')
const numbers = of(1, 2)
const events: Observable<ChatEvent> = of({ type: 'text', text: 'Because' })
const chat: Provider<ChatEvent> = () => events
const csv: BodyFormat<number> = { contentType: 'text/csv', encode: () => map(String) }

test('toAsyncIterable gives elements, and arrays of them where it buffers', () => {
  expectTypeOf(toAsyncIterable(words)).toEqualTypeOf<AsyncIterable<string>>()
  expectTypeOf(toAsyncIterable(events, { highWaterMark: 4 })).toEqualTypeOf<AsyncIterable<ChatEvent>>()
  expectTypeOf(toAsyncIterable(numbers, { strategy: 'latest' })).toEqualTypeOf<AsyncIterable<number>>()
  expectTypeOf(toAsyncIterable(numbers, { strategy: 'next' })).toEqualTypeOf<AsyncIterable<number>>()
  expectTypeOf(toAsyncIterable(numbers, { strategy: 'buffered' })).toEqualTypeOf<AsyncIterable<number[]>>()
  // @ts-expect-error there are four strategies
  expectTypeOf(() => toAsyncIterable(numbers, { strategy: 'all' })).toBeFunction()
})

test('iterate takes its element from the provider', async () => {
  expectTypeOf(iterate(chat, [])).toEqualTypeOf<AsyncIterable<ChatEvent>>()
  expectTypeOf(iterate(() => numbers, [], { model: 'm' }, { highWaterMark: 1 })).toEqualTypeOf<AsyncIterable<number>>()
  for await (const event of iterate(chat, [])) expectTypeOf(event).toEqualTypeOf<ChatEvent>()
})

test('a text becomes a promise or a TaskEither with the tagged error on its left', async () => {
  expectTypeOf(toText(words)).resolves.toBeString()
  expectTypeOf(toTaskEither(words)).toEqualTypeOf<TaskEither<ProviderError, string>>()
  const either = await toTaskEither(words)()
  expectTypeOf(either._tag === 'Left' ? either.left : either.right).toEqualTypeOf<ProviderError | string>()
  const wrong = [
    // @ts-expect-error events are no text
    () => toText(events),
    // @ts-expect-error neither are they here
    () => toTaskEither(events),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('streams are those of the platforms', () => {
  expectTypeOf(toReadableStream(events)).toEqualTypeOf<ReadableStream<ChatEvent>>()
  expectTypeOf(toReadableStream(iterate(chat, []))).toEqualTypeOf<ReadableStream<ChatEvent>>()
  expectTypeOf(toNodeReadable(words)).toEqualTypeOf<NodeReadable>()
  expectTypeOf(toNodeReadable(events, { objectMode: true })).toEqualTypeOf<NodeReadable>()
  expectTypeOf<NodeReadable>().toExtend<Readable>()
  // @ts-expect-error without objectMode it is text
  expectTypeOf(() => toNodeReadable(numbers)).toBeFunction()
})

test('an answer is made of text or chat events, or of anything with a format of its own', () => {
  const answers = [
    () => toResponse(words),
    () => toResponse(events, { format: 'sse', heartbeat: 0 }),
    () => toResponse(numbers, { format: csv }),
    () => toResponse(iterate(chat, [])),
  ]
  for (const answer of answers) expectTypeOf(answer).returns.toEqualTypeOf<Promise<Response>>()
  const wrong = [
    // @ts-expect-error numbers have no format by themselves
    () => toResponse(numbers),
    // @ts-expect-error the format is for numbers
    () => toResponse(words, { format: csv }),
    // @ts-expect-error there is no such format
    () => toResponse(words, { format: 'xml' }),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test("Node's response is one that can be written to", () => {
  expectTypeOf<ServerResponse>().toExtend<ServerResponseLike>()
  expectTypeOf(pipeToServerResponse<number>).returns.resolves.toEqualTypeOf<ProviderError | undefined>()
  const wrong = (response: ServerResponse) => {
    // @ts-expect-error numbers have no format by themselves
    void pipeToServerResponse(numbers, response)
  }
  expectTypeOf(wrong).toBeFunction()
})

test('events for browsers are made of text or chat events', () => {
  expectTypeOf(toSse(words)).toEqualTypeOf<Observable<string>>()
  expectTypeOf(toSse(events, { heartbeat: 0 })).toEqualTypeOf<Observable<string>>()
  expectTypeOf(toMessageEvents(NEVER)).resolves.toEqualTypeOf<Observable<MessageEventLike>>()
  const wrong = [
    // @ts-expect-error numbers are neither
    () => toSse(numbers),
    // @ts-expect-error nor here
    () => toMessageEvents(numbers),
  ]
  for (const call of wrong) expectTypeOf(call).toBeFunction()
})

test('a failure over HTTP has a status, and its cause is tagged', () => {
  expectTypeOf(toHttpError).parameter(0).toBeUnknown()
  expectTypeOf(toHttpError('lost')).toEqualTypeOf<HttpError>()
  expectTypeOf<HttpError['cause']>().toEqualTypeOf<ProviderError>()
  expectTypeOf<HttpError['failure']>().toEqualTypeOf<PublicFailure>()
})
