import { connect } from 'node:net'
import { reply } from '../../../src/testing/replies/reply.ts'
import { ask } from '../ask.ts'
import { emulate } from '../emulate.ts'

test('a body that comes in pieces, cut inside a character, is whole', async () => {
  await emulate({ codeLinkAva: reply('a') }, async ({ url, requests }) => {
    const body = Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: 'Grüße' }] }))
    const at = body.indexOf(0xc3) + 1
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(`POST /chat HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`)
    socket.write(body.subarray(0, at))
    await new Promise((resolve) => setTimeout(resolve, 5))
    socket.write(body.subarray(at))
    await new Promise((resolve) => socket.resume().on('close', resolve))
    expect(requests[0]?.body).toEqual({ messages: [{ role: 'user', content: 'Grüße' }] })
  })
})

test('a client that leaves in the middle of its body harms nobody', async () => {
  await emulate({ codeLinkAva: reply('a') }, async ({ url, requests, connections }) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST /chat HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"mess')
    while (connections() === 0) await new Promise((resolve) => setImmediate(resolve))
    socket.resetAndDestroy()
    while (connections() > 0) await new Promise((resolve) => setImmediate(resolve))
    expect(requests).toEqual([])
    expect((await ask(`${url}/chat`)).status).toBe(200)
  })
})
