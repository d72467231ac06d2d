import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { hang } from '../../src/testing/replies/hang.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'
import { ask, question } from './ask.ts'

test('listens on a free port of this machine alone', async () => {
  const [one, other] = await Promise.all([startEmulator(), startEmulator()])
  expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(one.url).not.toBe(other.url)
  await Promise.all([one.close(), other.close()])
})

test('plays every vendor under a base URL of its own', async () => {
  const emulator = await startEmulator()
  expect(emulator.baseUrl('ylokh')).toBe(`${emulator.url}/ylokh`)
  const { text } = await ask(`${emulator.baseUrl('ylokh')}/chat/completions`)
  expect(text).toContain('ylokh')
  expect(() => emulator.baseUrl('opnai' as never)).toThrow('baseUrl: the emulator does not play "opnai"')
  await emulator.close()
})

test('without a script it says who it is and what was asked', async () => {
  const emulator = await startEmulator()
  const conversation = JSON.stringify({ history: [{ speaker: 'human', text: 'How deep?' }] })
  const asked = [
    ['/chat', { messages: [{ role: 'user', content: 'How deep?' }] }],
    [
      '/chat/completions',
      { messages: [{ role: 'user', content: [{ type: 'text', text: 'How deep?' }] }], stream: true },
    ],
    ['/converse-edge', { conversation }],
  ] as const
  for (const [path, body] of asked) {
    const { text } = await ask(emulator.url + path, body)
    const tokens = [...text.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].map(([, token = '""']) => JSON.parse(token))
    expect(tokens.join('')).toContain('offline emulator')
    expect(tokens.join('')).toContain('"How deep?"')
  }
  await emulator.close()
})

test('counts the open sockets', async () => {
  const emulator = await startEmulator({ openai: hang() })
  expect(emulator.connections()).toBe(0)
  const answers = [1, 2].map(() => ask(`${emulator.url}/openai/chat/completions`))
  while (emulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(emulator.connections()).toBe(2)
  await emulator.close()
  expect(emulator.connections()).toBe(0)
  expect((await Promise.all(answers)).map(({ failure }) => failure)).toEqual(['ECONNRESET', 'ECONNRESET'])
})

test('closing frees the port, also of a socket that never asked, and may be repeated', async () => {
  const emulator = await startEmulator()
  const port = Number(new URL(emulator.url).port)
  const silent = connect(port, '127.0.0.1')
  const left = new Promise((resolve) => silent.on('close', resolve).on('error', () => {}))
  while (emulator.connections() === 0) await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([emulator.close(), emulator.close()])
  await emulator.close()
  await left
  expect(await ask(emulator.url, question)).toMatchObject({ status: undefined, failure: 'ECONNREFUSED' })
})

test('can be disposed of', async () => {
  const emulator = await startEmulator()
  await emulator[Symbol.asyncDispose]()
  expect((await ask(emulator.url)).failure).toBe('ECONNREFUSED')
})

test('a wrong script rejects with Config', async () => {
  await expect(startEmulator({ openai: 'Hi' } as never)).rejects.toMatchObject({ _tag: 'Config' })
  await expect(startEmulator({ opnai: reply('Hi') } as never)).rejects.toMatchObject({ _tag: 'Config' })
})

test('where there is no Node it says so', async () => {
  const replaced = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
  try {
    await expect(startEmulator()).rejects.toMatchObject({
      _tag: 'Config',
      message: expect.stringContaining('needs Node'),
    })
  } finally {
    replaced.mockRestore()
  }
})

test('nothing keeps the process alive after closing, whatever was going on', async () => {
  const root = join(__dirname, '../..')
  const program = `
    import { connect } from 'node:net'
    import { startEmulator } from ${JSON.stringify(join(root, 'src/testing/startEmulator.ts'))}
    import { reply } from ${JSON.stringify(join(root, 'src/testing/replies/reply.ts'))}
    import { pause } from ${JSON.stringify(join(root, 'src/testing/parts/pause.ts'))}
    const emulator = await startEmulator({ codeLinkAva: reply('a', pause(600_000), 'b') })
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write('POST /chat HTTP/1.1\\r\\nhost: a\\r\\ncontent-length: 2\\r\\n\\r\\n{}')
    socket.on('data', () => emulator.requests[0].tokens === 1 && void emulator.close())
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root })
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  const guard = setTimeout(() => child.kill(), 20_000)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  clearTimeout(guard)
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' })
}, 30_000)
