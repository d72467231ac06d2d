import { connect } from 'node:net'
import { cut } from '../../../src/testing/parts/cut.ts'
import { refuse } from '../../../src/testing/replies/refuse.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import { emulate } from '../emulate.ts'

/** How a bare socket sees its end: the code of an error, or `end`. */
function fate(url: string): Promise<{ text: string; ending: string }> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('end', () => resolve({ text, ending: 'end' }))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve({ text, ending: String(error.code) }))
    socket.write('POST /chat HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}')
  })
}

test('the connection is reset, not ended', async () => {
  await emulate({ codeLinkAva: reply('Hel', cut()) }, async ({ url, requests }) => {
    const { text, ending } = await fate(url)
    expect(text).toContain('"content":"Hel"')
    expect(ending).toBe('ECONNRESET')
    expect(await requests[0]?.closed).toBe('by-server')
  })
})

test('nothing has come before, where the reply was refused', async () => {
  await emulate({ codeLinkAva: refuse() }, async ({ url }) => {
    expect(await fate(url)).toEqual({ text: '', ending: 'ECONNRESET' })
  })
})
