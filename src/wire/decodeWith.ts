import * as t from 'io-ts'
import type { OperatorFunction } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'
import { ChunkParser } from './ChunkParser.ts'
import { compileGuard } from './compileGuard.ts'
import { decodeError } from './decodeError.ts'
import type { Mark } from './Mark.ts'

/** The parts of an `SseEvent` that decoding looks at. */
interface Encoded {
  readonly event: string
  readonly data: string
}

export interface DecodeConfig {
  /** The data that ends the reply, such as `[DONE]`; compared exactly, but for white space around it. */
  readonly done?: string | undefined
  /** Takes out of the input, before an error shows 200 characters of it, what nobody may see. */
  readonly clean?: (text: string) => string
}

/**
 * Decodes each event's data as JSON and as `codec`. What is not JSON, or not what the codec says, fails with `Decode`,
 * which names the path.
 *
 * With `done` it also passes on what is no chunk: `'done'` for the sentinel, `'activity'` for a comment or empty data.
 *
 * @example
 * lines.pipe(parseSse(), decodeWith(t.type({ temperature: t.number })))
 */
export function decodeWith<A>(codec: t.Type<A, unknown, unknown>): OperatorFunction<Encoded, A>
export function decodeWith<A>(
  codec: t.Type<A, unknown, unknown>,
  config: DecodeConfig,
): OperatorFunction<Encoded, A | Mark>
export function decodeWith<A>(
  codec: t.Type<A, unknown, unknown>,
  config?: DecodeConfig,
): OperatorFunction<Encoded, A | Mark> {
  const { done, clean = (text: string) => text }: DecodeConfig = config ?? {}
  const shown = (data: string) => clean(data).slice(0, SHOWN)
  const decode = decoderOf(codec, shown)
  return operate((out) => {
    const json = new ChunkParser()
    return {
      next({ event, data }) {
        // No sentinel is JSON, and a chunk is: looking at the first character keeps the trim off the hot path.
        if (data.charCodeAt(0) !== BRACE && config !== undefined) {
          const trimmed = data.trim()
          if (done !== undefined && trimmed === done) {
            out.next('done')
            return
          }
          if (event === '' || BLANK.test(data)) {
            out.next('activity')
            return
          }
        }
        out.next(decode(parse(json, data, shown), data))
      },
    }
  })
}

const BRACE = 123
/** Characters of the input. */
const SHOWN = 200
/** What JSON calls white space; a line of U+00A0 is not blank, it is wrong. */
const BLANK = /^[ \t\r\n]*$/

function parse(json: ChunkParser, data: string, shown: (data: string) => string): unknown {
  try {
    return json.parse(data)
  } catch {
    throw createProviderError('Decode', 'the service sent what is not JSON', { path: '', input: shown(data) })
  }
}

/** A codec without transformations is the identity on what it accepts, so its guard decides; the report costs more. */
function decoderOf<A>(
  codec: t.Type<A, unknown, unknown>,
  shown: (data: string) => string,
): (value: unknown, data: string) => A {
  const accepts = codec.encode === t.identity ? compileGuard(codec) : undefined
  return (value, data) => {
    if (accepts?.(value)) return value
    const result = codec.decode(value)
    if (result._tag === 'Right') return result.right
    throw decodeError(result.left, shown(data))
  }
}
