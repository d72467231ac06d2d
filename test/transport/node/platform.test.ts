import { platform } from '../../../src/transport/node/platform.ts'
import { post, receive } from '../exchange.ts'
import { startRawServer } from '../rawServer.ts'

test.each([
  ['the default', () => platform.createDefault()],
  ['the one by name', () => platform.createUndici({})],
])('in Node %s is undici: it knows proxies', async (_name, create) => {
  const proxy = await startRawServer(({ end }) => end('HTTP/1.1 407 No\r\n\r\n'))
  const { error } = await receive(create()(post('http://target.test/', { proxy: `http://127.0.0.1:${proxy.port}` })))
  expect(error).toMatchObject({ _tag: 'Network', message: expect.stringContaining('407') })
  await proxy.close()
})
