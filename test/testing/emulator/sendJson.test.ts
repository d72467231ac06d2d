import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendJson } from '../../../src/testing/emulator/sendJson.ts'

test('sends status, type and JSON, in UTF-8', async () => {
  const server = createServer((_, response) => sendJson(response, 418, { tea: 'grün' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await new Promise<IncomingMessage>((resolve) =>
    get({ port, host: '127.0.0.1', agent: false }, resolve),
  )
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  expect(answer.statusCode).toBe(418)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(Buffer.concat(chunks).toString()).toBe('{"tea":"grün"}')
  server.close()
})
