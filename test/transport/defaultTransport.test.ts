import { defaultTransport } from '../../src/transport/defaultTransport.ts'
import { post, receive } from './exchange.ts'
import { startRawServer } from './rawServer.ts'

test('is one for all who ask, and works', async () => {
  const server = await startRawServer(({ request, end }) => {
    void request.then(() => end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab'))
  })
  expect(defaultTransport()).toBe(defaultTransport())
  expect(await receive(defaultTransport()(post(server.url)))).toMatchObject({ text: 'ab', error: undefined })
  await server.close()
})
