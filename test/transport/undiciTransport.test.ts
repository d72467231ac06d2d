import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { undiciTransport } from '../../src/transport/undiciTransport.ts'
import { startBlackhole } from './blackhole.ts'
import { closeAtEnd } from './closeAtEnd.ts'
import { chunk, chunkedHead, startRawServer } from './rawServer.ts'
import { transportContract } from './transportContract.ts'
import { within } from './within.ts'

transportContract('undiciTransport', () => undiciTransport())

test('a program that has left its replies in every phase ends by itself, and nothing was left unhandled', async () => {
  const blackhole = await startBlackhole()
  const server = await startRawServer(({ socket }) => {
    socket.on('data', (text: string) => {
      if (text.includes('&silent')) return
      if (text.includes('&whole')) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab')
      else socket.write(chunkedHead + chunk('a'))
      if (text.includes('&reset')) socket.resetAndDestroy()
    })
  })
  const program = spawn(
    process.execPath,
    ['--conditions=rivulet-src', '--import=tsx', join(__dirname, 'leaveEverywhere.ts'), server.url, blackhole.url],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  closeAtEnd(() => program.kill('SIGKILL'))
  let said = ''
  let complaints = ''
  const done = new Promise<void>((resolve) => {
    program.stdout.on('data', (text) => {
      said += text
      resolve()
    })
  })
  program.stderr.on('data', (text) => {
    complaints += text
  })
  const ended = new Promise((resolve) => program.once('close', resolve))
  await Promise.race([done, ended])
  expect({ said, complaints }).toEqual({ said: 'done', complaints: '' })
  // Its connect timeout is 10 s, and a kept connection would stay for 4 s: neither may hold it up.
  expect(await within(3_000, ended)).toBe(true)
  expect(program.exitCode).toBe(0)
  blackhole.close()
  await server.close()
}, 20_000)
