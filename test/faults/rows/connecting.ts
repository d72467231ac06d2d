import { type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { undiciTransport } from '../../../src/index.ts'
import { startBlackhole } from '../../transport/blackhole.ts'
import { closedPort } from '../closedPort.ts'
import type { FaultRow, Stage } from '../FaultRow.ts'
import { failsFirst } from '../outcomes.ts'
import { well } from '../well.ts'

/** Names are looked up as the test says, connections are made in earnest. */
const through = (stage: Stage, lookup: LookupFunction) => {
  const dispatcher = new Agent({ connect: { lookup } })
  stage.after(() => dispatcher.destroy())
  return undiciTransport({ dispatcher })
}

const unknown =
  (code: string): LookupFunction =>
  (host, _options, callback) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }), [])

const both: LookupFunction = (_host, _options, callback) =>
  callback(null, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ])

const atConnect = { _tag: 'Network', phase: 'connect', retryable: true } as const

export const connecting: readonly FaultRow[] = [
  {
    number: 'F01',
    title: 'nobody listens on the port',
    does: 'fails at once: `Network` (`connect`, `ECONNREFUSED`)',
    cases: [
      {
        name: 'refused',
        arrange: async (stage) => ({ config: { baseUrl: `http://127.0.0.1:${await closedPort(stage)}` } }),
        expect: failsFirst({ ...atConnect, code: 'ECONNREFUSED' }),
      },
    ],
  },
  {
    number: 'F02',
    title: 'the host name cannot be resolved',
    does: '`Network` (`connect`): `ENOTFOUND` is final, `EAI_AGAIN` may pass',
    cases: [
      {
        name: 'unknown',
        arrange: (stage) => ({
          config: { baseUrl: 'http://model.invalid', transport: through(stage, unknown('ENOTFOUND')) },
        }),
        expect: failsFirst({ ...atConnect, code: 'ENOTFOUND', retryable: false }),
      },
      {
        name: 'for a moment',
        arrange: (stage) => ({
          config: { baseUrl: 'http://model.invalid', transport: through(stage, unknown('EAI_AGAIN')) },
        }),
        expect: failsFirst({ ...atConnect, code: 'EAI_AGAIN' }),
      },
    ],
  },
  {
    number: 'F03',
    title: 'connecting hangs',
    does: '`Timeout` (`connect`) after `connectTimeout`, 10 s unless you say otherwise',
    cases: [
      {
        name: 'blackhole',
        async arrange(stage) {
          const hole = await startBlackhole()
          stage.after(() => hole.close())
          return { config: { baseUrl: hole.url, connectTimeout: 200 } }
        },
        expect: failsFirst({ _tag: 'Timeout', phase: 'connect', ms: 200, retryable: true }),
      },
    ],
  },
  {
    number: 'F05',
    title: 'two addresses: one or both are dead',
    does: 'goes on with the living one; where both are dead, one `Network` (`connect`) that says why',
    cases: [
      {
        name: 'both dead',
        arrange: async (stage) => ({
          config: { baseUrl: `http://model.invalid:${await closedPort(stage)}`, transport: through(stage, both) },
        }),
        expect: failsFirst(atConnect, /E(CONNREFUSED|ADDRNOTAVAIL)/),
      },
      {
        name: 'one dead',
        async arrange(stage) {
          const { port } = await stage.serve(well('a', 'live'))
          return { config: { baseUrl: `http://model.invalid:${port}`, transport: through(stage, both) } }
        },
        expect: { outcome: 'complete', tokens: ['a', 'live'] },
      },
    ],
  },
]
