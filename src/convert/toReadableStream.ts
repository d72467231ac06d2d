import { isObservable } from 'rxjs'
import type { Source } from './openSource.ts'
import { toAsyncIterable } from './toAsyncIterable.ts'

/**
 * A web `ReadableStream` of the elements, for `pipeThrough`, `fetch` and whatever else speaks the web's streams.
 *
 * ```
 * source  --a--b-c----|
 * reads   ^---^-----^-^
 * chunks  --a-----b---c|
 * ```
 *
 * Nothing is asked before the first read. It gives an element for each read and runs ahead of none; what an Observable
 * brings in between is buffered, while `iterate` holds the provider's socket. `cancel` unsubscribes at once. A failed
 * source fails the stream with its error, after the elements that came before it.
 *
 * Elements are passed as they are: a stream of chat events holds objects, `reset`, `seam`, reasoning and tool calls among
 * them. For bytes of text, add `.pipeThrough(new TextEncoderStream())`, which keeps surrogate pairs whole; for an answer to
 * HTTP, take `toResponse`.
 *
 * @example
 * const bytes = toReadableStream(iterate(chat, messages)).pipeThrough(new TextEncoderStream())
 */
export function toReadableStream<A>(source: Source<A>): ReadableStream<A> {
  const iterator = (isObservable(source) ? toAsyncIterable(source) : source)[Symbol.asyncIterator]()
  return new ReadableStream<A>(
    {
      async pull(controller) {
        const result = await iterator.next()
        if (result.done === true) controller.close()
        else controller.enqueue(result.value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    // Otherwise it would read, and so ask the provider, before anyone reads from it.
    { highWaterMark: 0 },
  )
}
