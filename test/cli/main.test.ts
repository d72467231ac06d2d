import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Emulator, reply, stall, startEmulator } from '../../src/testing/index.ts'
import manifest from '../../package.json'

/** The program itself, as `npm start` runs it. */
function start(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', 'tsx', '--conditions=rivulet-src', 'src/cli/main.ts', ...args], {
    cwd: resolve(__dirname, '..', '..'),
    env: { PATH: process.env.PATH },
  })
}

async function finish(child: ChildProcessWithoutNullStreams) {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [code, signal] = await once(child, 'close')
  return { code, signal, stdout, stderr }
}

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ ylokh: reply('Hel', stall()) })
})

afterAll(() => emulator.close())

test('races three providers offline, shows them, streams the winner, and ends by itself', async () => {
  const child = start('Why so', 'blue?')
  const { code, stdout, stderr } = await finish(child)
  expect(stdout).toMatch(/^This is rivulet's offline emulator, playing \w+\. You asked: "Why so blue\?" .*\n$/)
  expect(stderr.match(/^\w+ +waiting$/gm)).toHaveLength(3)
  expect(stderr.match(/^\w+ +first token at \d+ ms$/gm)).toHaveLength(1)
  expect(stderr.match(/^\w+ +won$/gm)).toHaveLength(1)
  expect(stderr.match(/^\w+ +cancelled at \d+ ms$/gm)).toHaveLength(2)
  expect(stdout + stderr).not.toContain('\x1b')
  expect(code).toBe(0)
}, 30_000)

test('a question through a pipe is answered in JSON, a line each', async () => {
  const child = start('--json')
  child.stdin.end('Why through a pipe?')
  const { code, stdout, stderr } = await finish(child)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const text = lines.map((line) => (line.type === 'text' ? line.text : '')).join('')
  expect(text).toContain('You asked: "Why through a pipe?"')
  expect(new Set(lines.map(({ type }) => type))).toEqual(new Set(['attempt', 'text']))
  expect([code, stderr]).toEqual([0, ''])
}, 30_000)

test('wrong options end with one line and exit code 2', async () => {
  const { code, stdout, stderr } = await finish(start('--hedge', 'soon'))
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toBe('rivulet: --hedge must be milliseconds, from 0 to 2147483647\n')
}, 30_000)

test('a provider that nobody can reach ends with its error and exit code 1', async () => {
  const { code, stdout, stderr } = await finish(start('--provider', 'ylokh=http://127.0.0.1:1', 'Hi?'))
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/\nrivulet: Network: connect ECONNREFUSED 127\.0\.0\.1:1\n$/)
}, 30_000)

test('SIGINT closes the socket and ends with 130, without a word of the runtime', async () => {
  const child = start('--provider', `ylokh=${emulator.baseUrl('ylokh')}`, 'Hi?')
  const finished = finish(child)
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  const { code, signal, stdout, stderr } = await finished
  expect([code, signal, stdout]).toEqual([130, null, 'Hel\n'])
  expect(stderr).toMatch(/ylokh {2}cancelled at \d+ ms\n$/)
  await expect(emulator.requests.at(-1)?.closed).resolves.toBe('by-client')
}, 30_000)

test('where nobody reads on it ends quietly', async () => {
  const child = start('Why?')
  const finished = finish(child)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const { code, stderr } = await finished
  expect(code).toBe(0)
  expect(stderr).not.toMatch(/EPIPE|Error/)
  expect(stderr).not.toContain('complete')
}, 30_000)

test('--version is the version of the package', async () => {
  expect(await finish(start('--version'))).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
}, 30_000)
