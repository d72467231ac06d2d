import { closedPort } from '../closedPort.ts'
import type { Behave, FaultRow, Stage } from '../FaultRow.ts'
import { failsFirst } from '../outcomes.ts'
import { planted } from '../secrets.ts'

const through = (port: number) => ({
  config: {
    baseUrl: 'http://model.invalid',
    proxy: `http://${planted.proxyUser}:${planted.proxyPassword}@127.0.0.1:${port}`,
  },
})
const answering = async (stage: Stage, behave: Behave) => through((await stage.serve(behave)).port)

const byProxy = failsFirst({ _tag: 'Network', phase: 'connect', retryable: true }, /proxy http:\/\/127\.0\.0\.1:\d+/)

export const proxies: readonly FaultRow[] = [
  {
    number: 'F06',
    title: 'the proxy refuses or drops the connection',
    does: '`Network` (`connect`) that names the proxy without its credentials',
    cases: [
      {
        name: '407',
        arrange: (stage) =>
          answering(stage, (connection) => {
            connection.raw('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
            connection.end()
          }),
        expect: byProxy,
      },
      { name: 'dropped', arrange: (stage) => answering(stage, (connection) => connection.reset()), expect: byProxy },
      { name: 'refused', arrange: async (stage) => through(await closedPort(stage)), expect: byProxy },
    ],
  },
]
