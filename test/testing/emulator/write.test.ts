import { connect } from 'node:net'
import { reply } from '../../../src/testing/replies/reply.ts'
import { emulate } from '../emulate.ts'

/** Turns of the event loop until a value stops changing. */
async function settled(value: () => number): Promise<number> {
  let last = -1
  let same = 0
  while (same < 50) {
    await new Promise((resolve) => setTimeout(resolve, 2))
    same = value() === last ? same + 1 : 0
    last = value()
  }
  return last
}

test('a client that does not read holds the script back until it reads', async () => {
  const token = 'x'.repeat(64 * 1024)
  const tokens = Array.from({ length: 400 }, () => token)
  await emulate({ codeLinkAva: reply(...tokens) }, async ({ url, requests }) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.pause()
    socket.on('error', () => {})
    socket.write('POST /chat HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}')
    const held = await settled(() => requests[0]?.tokens ?? 0)
    expect(held).toBeGreaterThan(0)
    expect(held).toBeLessThan(400)
    expect(requests[0]?.ending).toBeUndefined()

    socket.resume()
    expect(await requests[0]?.closed).toBe('finished')
    expect(requests[0]?.tokens).toBe(400)
    socket.destroy()
  })
})
