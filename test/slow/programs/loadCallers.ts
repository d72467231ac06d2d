import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openai, type Provider, pipeProvider, text, toProviderError, tokenTimeout } from 'rivulet'
import { take } from 'rxjs'
import { faultOf, leaves, TOKENS, tokenOf } from './loadScript.ts'

/**
 * `STREAMS` callers at once ask the service at `URL`, all through one agent, in `ROUNDS` rounds. Each says of every stream
 * that was not as it should have been; printed are these, and for each round its milliseconds and what memory it left.
 */
const [streams, rounds] = [Number(process.env.STREAMS), Number(process.env.ROUNDS)]

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const ask: Provider = pipeProvider(
  openai.events({ baseUrl: String(process.env.URL), model: 'm', idleTimeout: 0 }),
  tokenTimeout({ first: 60_000, each: 4_000 }),
  text(),
)

let running = 0

/** Resolves with what was wrong with it. */
function call(stream: number): Promise<string[]> {
  const fault = faultOf(stream)
  const length = leaves(stream) ? TOKENS / 2 : (fault?.heard ?? TOKENS)
  const wrong: string[] = []
  let heard = 0
  let ends = 0
  const expect = (what: string, want: unknown, have: unknown) => {
    if (want !== have)
      wrong.push(`${stream} (${fault?.name ?? 'well'}): ${what} is ${String(have)}, not ${String(want)}`)
  }
  running += 1
  return new Promise((resolve) => {
    const end = (error: unknown) => {
      ends += 1
      running -= 1
      expect('the number of ends', 1, ends)
      expect('the number of tokens', fault?.loses ? Math.min(length, Math.max(heard, 1)) : length, heard)
      const { _tag, committed, retryable } = error === undefined ? {} : { ...toProviderError(error) }
      expect('the error', fault?.error._tag, _tag)
      expect('committed', fault?.error.committed, committed)
      expect('retryable', fault?.error.retryable, retryable)
      resolve(wrong)
    }
    const source = ask([{ role: 'user', content: String(stream) }])
    const heeded = leaves(stream) ? source.pipe(take(length)) : source
    heeded.subscribe({
      next(token) {
        expect('a token', tokenOf(stream, heard), token)
        heard += 1
      },
      error: end,
      complete: () => end(undefined),
    })
  })
}

const results = []
for (let round = 0; round < rounds; round += 1) {
  const started = performance.now()
  const wrong = (await Promise.all(Array.from({ length: streams }, (_, stream) => call(stream)))).flat()
  const ms = Math.round(performance.now() - started)
  // Connections that are kept for a next request go after 4 s, give or take one; what they let go of is collected then.
  for (const _ of [1, 2, 3]) {
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    collect()
  }
  const { rss, heapUsed } = process.memoryUsage()
  results.push({ ms, rss: Math.round(rss / 2 ** 20), heap: Math.round(heapUsed / 2 ** 20), wrong, running })
}
console.log(JSON.stringify(results))
