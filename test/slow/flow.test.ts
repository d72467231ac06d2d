import { map, NEVER } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import { rescue } from '../../src/combinators/rescue.ts'
import { iterate } from '../../src/convert/iterate.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import { retryBackoff } from '../../src/operators/retryBackoff.ts'
import { tokenTimeout } from '../../src/operators/tokenTimeout.ts'
import { openai } from '../../src/providers/openai.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'

/** Ten megabytes, of which the sockets take some. */
const long = Array.from({ length: 2_500 }, (_, i) => `${i} ${'x'.repeat(4_000)}`)

const silent: Provider = () => NEVER
const broken: Provider = scriptedProvider([new Error('no')])

function wrapped(chat: Provider): Provider {
  const steady = pipeProvider(chat, tokenTimeout({ first: 5_000 }), retryBackoff({ count: 1 }))
  const asked = race([silent, hedge([silent, fallback([broken, steady])], { delay: 1 })])
  return pipeProvider(rescue(asked, silent, { how: 'restart' }), map(String))
}

test.each<[string, (chat: Provider) => Provider]>([
  ['a provider', (chat) => chat],
  ['operators and combinators around it', wrapped],
])('a loop that stops for a while holds the service back through %s, and gets everything', async (_name, around) => {
  await using emulator = await startEmulator({ openai: reply(...long) })
  const chat = around(openai({ baseUrl: emulator.baseUrl('openai') }))
  const tokens: string[] = []
  let before = -1
  for await (const token of iterate(chat, [{ role: 'user', content: 'Hi' }])) {
    tokens.push(token)
    const sent = () => emulator.requests[0]?.tokens ?? 0
    while (tokens.length === 1 && before !== sent()) {
      before = sent()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  expect(before).toBeLessThan(1_900)
  expect(tokens).toEqual(long)
})
