import { identity, isObservable } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { Source } from './openSource.ts'
import { readText } from './readText.ts'
import { toAsyncIterable } from './toAsyncIterable.ts'

/** Node's `stream.Readable`. */
export type NodeReadable = InstanceType<ReturnType<typeof process.getBuiltinModule<'node:stream'>>['Readable']>

export interface NodeReadableConfig {
  /** Elements as they are instead of UTF-8 text. Default false. */
  readonly objectMode?: boolean
}

/**
 * A Node `Readable`, for `pipeline` and whatever else speaks Node's streams.
 *
 * Nothing is asked before the first read. Text becomes UTF-8 bytes, surrogate pairs kept whole, and what came since the
 * last read is one chunk. With `objectMode` each element is a chunk of its own, as it is; a `null`, which Node takes for
 * the end, is left out.
 *
 * It reads no further than its reader: what an Observable brings in between is buffered, while `iterate` holds the
 * provider's socket. `destroy` unsubscribes at once. A failed source destroys the stream with its error, after what came
 * before it.
 *
 * It takes strings. Of chat events, put `text()` before it, which leaves reasoning, tool calls and seams out and fails at a
 * `reset`; or pass them all with `objectMode`.
 *
 * Throws `Config` for an option that it does not know, and where there is no Node 20.16 or later.
 *
 * @example
 * await pipeline(toNodeReadable(iterate(chat, messages)), createWriteStream('answer.txt'))
 */
export function toNodeReadable(source: Source<string>): NodeReadable
export function toNodeReadable(source: Source<unknown>, config: { readonly objectMode: true }): NodeReadable
export function toNodeReadable(source: Source<unknown>, config: NodeReadableConfig = {}): NodeReadable {
  checkOptions('toNodeReadable', config, { objectMode: rule.boolean })
  const { objectMode = false } = config
  const { Readable } = nodeStreams()
  const iterator = objectMode ? elementsOf(source) : readText(source as Source<string>, identity)
  return new Readable({
    objectMode,
    // An error destroys the stream with all that it has buffered; so it buffers nothing.
    highWaterMark: 0,
    read() {
      iterator.next().then(
        ({ done, value }) => {
          if (done === true) this.push(null)
          // For Node, `null` would be the end.
          else if (value === null) this._read(0)
          else this.push(value)
        },
        (error: unknown) => this.destroy(error as Error),
      )
    },
    destroy(error, done) {
      // An iterator of someone else's may give no promise, or one that fails; nobody is left to hear of it.
      Promise.resolve(iterator.return?.()).catch(() => {})
      done(error)
    },
  })
}

function elementsOf(source: Source<unknown>): AsyncIterator<unknown> {
  return (isObservable(source) ? toAsyncIterable(source) : source)[Symbol.asyncIterator]()
}

/** An import of `node:stream` would keep the package out of browsers. */
function nodeStreams() {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') {
    throw createProviderError('Config', 'toNodeReadable: there is no Node here; take toReadableStream')
  }
  return process.getBuiltinModule('node:stream')
}
