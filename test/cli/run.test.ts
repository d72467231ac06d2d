import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lastValueFrom, toArray } from 'rxjs'
import { run } from '../../src/cli/run.ts'
import {
  cut,
  type Emulator,
  type EmulatorOptions,
  finish,
  hang,
  pause,
  reasoning,
  reply,
  stall,
  startEmulator,
  status,
  usage,
} from '../../src/testing/index.ts'
import { createTerminal, type FakeTerminal } from './createTerminal.ts'

let emulator: Emulator | undefined
let server: Server | undefined

afterEach(async () => {
  await emulator?.close()
  server?.closeAllConnections()
  server?.close()
})

/** `--provider` for each vendor of the script, played by an emulator. */
async function play(scripts: EmulatorOptions): Promise<string[]> {
  emulator = await startEmulator(scripts)
  const { url } = emulator
  return Object.keys(scripts).flatMap((vendor) => ['--provider', `${vendor}=${url}/${vendor}`])
}

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function start(args: readonly string[], terminal: FakeTerminal = createTerminal()) {
  const codes = await lastValueFrom(run(args, terminal).pipe(toArray()))
  return { codes, ...terminal.written, lines: terminal.written.stderr.trimEnd().split('\n') }
}

const parse = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the three modes', () => {
  test('a race streams the first to speak and shows what becomes of all', async () => {
    const providers = await play({ codeLinkAva: reply(stall()), ylokh: reply('Hel', 'lo'), vitalentum: hang() })
    const { codes, stdout, lines } = await start([...providers, 'Hi?'])
    expect(codes).toEqual([0])
    expect(stdout).toBe('Hello\n')
    expect(lines.filter((line) => line.startsWith('ylokh'))).toEqual([
      'ylokh        waiting',
      expect.stringMatching(/^ylokh {8}status 200 at \d+ ms$/),
      expect.stringMatching(/^ylokh {8}first token at \d+ ms$/),
      'ylokh        won',
      expect.stringMatching(/^ylokh {8}complete at \d+ ms, 2 tokens$/),
    ])
    for (const loser of ['codeLinkAva', 'vitalentum']) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${loser} +cancelled at \\d+ ms$`)))
    }
    for (const { closed, vendor } of emulator?.requests ?? []) {
      expect([vendor, await closed]).toEqual([vendor, vendor === 'ylokh' ? 'finished' : 'by-client'])
    }
    expect(emulator?.requests.find(({ vendor }) => vendor === 'ylokh')?.body).toMatchObject({
      messages: [{ role: 'user', content: 'Hi?' }],
    })
  })

  test.each([
    ['--race', []],
    ['--fallback', ['--fallback']],
    ['--hedge', ['--hedge', '60000']],
  ])('%s gets over a provider that fails', async (_name, mode) => {
    const providers = await play({ codeLinkAva: status(500), ylokh: reply(pause(1), 'Hello') })
    const { codes, stdout, lines } = await start([...mode, ...providers, 'Hi?'])
    expect(codes).toEqual([0])
    expect(stdout).toBe('Hello\n')
    expect(lines).toContainEqual(
      expect.stringMatching(/^codeLinkAva {2}failed at \d+ ms: HttpStatus: the emulator was told to answer 500$/),
    )
  })

  test.each([
    ['--race', []],
    ['--fallback', ['--fallback']],
    ['--hedge', ['--hedge=60000']],
  ])('%s fails where all do, with the error of each', async (_name, mode) => {
    const providers = await play({ codeLinkAva: status(401), ylokh: status(429) })
    const { codes, stdout, lines } = await start([...mode, ...providers, 'Hi?'])
    expect(codes).toEqual([1])
    expect(stdout).toBe('')
    expect(lines.at(-1)).toMatch(/^rivulet: AllFailed: .*codeLinkAva: Unauthorized: .*; ylokh: RateLimited: /)
  })

  test('a fallback does not ask the second while the first is fine', async () => {
    const providers = await play({ codeLinkAva: reply(pause(20), 'Hello'), ylokh: reply('Hi') })
    expect((await start(['--fallback', ...providers])).stdout).toBe('Hello\n')
    expect(emulator?.requests.map(({ vendor }) => vendor)).toEqual(['codeLinkAva'])
  })

  test('a hedge asks the second where the first is slow', async () => {
    const providers = await play({ codeLinkAva: hang(), ylokh: reply('Hi') })
    expect((await start(['--hedge', '5', ...providers])).stdout).toBe('Hi\n')
    expect(emulator?.requests.map(({ vendor }) => vendor)).toEqual(['codeLinkAva', 'ylokh'])
  })
})

describe('a reply that fails', () => {
  test('keeps its text; tag and message go to stderr', async () => {
    const providers = await play({ ylokh: reply('Hel', cut()) })
    const { codes, stdout, lines } = await start(providers)
    expect(codes).toEqual([1])
    expect(stdout).toBe('Hel\n')
    expect(lines.at(-1)).toMatch(/^rivulet: Interrupted: /)
  })

  test('also where a page comes instead', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
    })
    const { codes, stdout, lines } = await start(['--provider', `vitalentum=${url}`])
    expect([codes, stdout]).toEqual([[1], ''])
    expect(lines.at(-1)).toMatch(/^rivulet: HttpStatus: /)
  })

  test('also where nobody listens', async () => {
    const url = await serve(() => {})
    server?.close()
    const { codes, lines } = await start(['--provider', `ylokh=${url}`])
    expect(codes).toEqual([1])
    expect(lines.at(-1)).toMatch(/^rivulet: Network: connect ECONNREFUSED 127\.0\.0\.1/)
  })

  test('also where it takes too long', async () => {
    const providers = await play({ ylokh: reply('Hel', stall()) })
    const { codes, stdout, lines } = await start([...providers, '--timeout', '300'])
    expect([codes, stdout]).toEqual([[1], 'Hel\n'])
    expect(lines.at(-1)).toBe('rivulet: Timeout: not over within 300 ms')
    await expect(emulator?.requests[0]?.closed).resolves.toBe('by-client')
  })

  test('says so in one line that a terminal can only show', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'out\x1b[2J\nof order' } }))
    })
    const { stderr, lines } = await start(['--provider', `ylokh=${url}`])
    expect(stderr).not.toContain('\x1b')
    expect(lines.at(-1)).toBe('rivulet: HttpStatus: out[2J of order')
  })
})

describe('--json and --events', () => {
  test('attempts and text are lines of JSON, and stderr has nothing to say', async () => {
    const providers = await play({ codeLinkAva: hang(), ylokh: reply(reasoning('Hm.'), 'Hel', 'lo') })
    const { codes, stdout, stderr } = await start(['--json', ...providers])
    expect([codes, stderr]).toEqual([[0], ''])
    const lines = parse(stdout)
    expect(lines.filter(({ type }) => type !== 'attempt')).toEqual([
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
    ])
    const attempts = lines.filter(({ type }) => type === 'attempt')
    expect(attempts[0]).toEqual({
      type: 'attempt',
      event: 'start',
      lane: [0],
      provider: 'codeLinkAva',
      ms: expect.any(Number),
      tokens: 0,
    })
    expect(attempts.map(({ event, lane }) => [event, ...lane])).toEqual([
      ['start', 0],
      ['start', 1],
      ['open', 1],
      ['first', 1],
      ['win', 1],
      ['lose', 0],
      ['complete', 1],
    ])
  })

  test('--events has everything', async () => {
    const script = reply(reasoning('Hm.'), 'Hi', finish('length'), usage({ outputTokens: 2 }))
    const { codes, stdout } = await start(['--events', ...(await play({ openai: script }))])
    expect(codes).toEqual([0])
    const lines = parse(stdout).filter(({ type }) => type !== 'attempt' && type !== 'activity')
    expect(lines).toMatchObject([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Hi' },
      { type: 'usage', outputTokens: 2 },
      { type: 'finish', reason: 'length' },
    ])
  })

  test('a failure is an attempt event, and stderr and the exit code tell it too', async () => {
    const { codes, stdout, stderr } = await start(['--json', ...(await play({ ylokh: status(401) }))])
    expect(codes).toEqual([1])
    expect(parse(stdout).at(-1)).toMatchObject({ event: 'fail', error: { _tag: 'Unauthorized', status: 401 } })
    expect(stderr).toBe('rivulet: Unauthorized: the emulator was told to answer 401\n')
  })

  test('a reply without text has failed, unless events were asked for', async () => {
    const providers = await play({ ylokh: reply(reasoning('Hm.')) })
    expect(await start(providers)).toMatchObject({ codes: [1], stdout: '' })
    expect((await start(['--json', ...providers])).codes).toEqual([1])
    expect((await start(['--events', ...providers])).codes).toEqual([0])
  })
})

describe('on a terminal', () => {
  test('the lanes are drawn in their place, and then comes the text', async () => {
    const providers = await play({ codeLinkAva: hang(), ylokh: reply('Hello') })
    const { all, stdout } = await start(providers, createTerminal({ rows: 24 }))
    expect(stdout).toBe('Hello\n')
    expect(all).toMatch(/\x1b\[2A/)
    expect(all).toMatch(/\x1b\[2Kylokh +-*t +first token at \d+ ms, won\n\x1b\[\?7hHello\nylokh: complete at \d+ ms/)
    expect(all).not.toMatch(/\x1b\[\d+m/)
  })

  test('with colours where the terminal has them', async () => {
    const { stderr } = await start(await play({ ylokh: reply('Hello') }), createTerminal({ rows: 24, colours: true }))
    expect(stderr).toMatch(/\x1b\[32mylokh.*won\x1b\[39m\n/)
  })

  test.each([
    ['is dumb', { rows: 24, env: { TERM: 'dumb' } }],
    ['has too few rows', { rows: 1 }],
  ])('one that %s gets a line per event', async (_name, world) => {
    const { stderr } = await start(await play({ ylokh: reply('Hello') }), createTerminal(world))
    expect(stderr).toMatch(/^ylokh {2}waiting\n/)
    expect(stderr).not.toContain('\x1b')
  })
})

describe('without a provider', () => {
  test('an emulator answers what came through the pipe', async () => {
    const { codes, stdout, lines } = await start([], createTerminal({ piped: 'Why so blue?\n' }))
    expect(codes).toEqual([0])
    expect(stdout).toMatch(/^This is rivulet's offline emulator, playing \w+\. You asked: "Why so blue\?" /)
    expect(lines.filter((line) => line.endsWith('waiting'))).toHaveLength(3)
    expect(lines.filter((line) => line.endsWith('won'))).toHaveLength(1)
  })
})

describe('leaving it', () => {
  test('closes the sockets at once and says what was cancelled', async () => {
    const providers = await play({ ylokh: reply('Hel', stall()), codeLinkAva: hang() })
    const terminal = createTerminal()
    await new Promise<void>((resolve) => {
      const running = run(providers, {
        ...terminal,
        stdout: {
          write(text: string) {
            terminal.stdout.write(text)
            queueMicrotask(() => {
              running.unsubscribe()
              resolve()
            })
          },
        },
      }).subscribe()
    })
    for (const { closed } of emulator?.requests ?? []) await expect(closed).resolves.toBe('by-client')
    expect(terminal.written.stdout).toBe('Hel\n')
    expect(terminal.written.stderr).toMatch(/ylokh {8}cancelled at \d+ ms\n$/)
  })
})

describe('wrong options', () => {
  test.each([
    [['--colour'], "Unknown option '--colour'; --help lists the options"],
    [['--provider', 'ylokh=nowhere'], 'ylokh: "baseUrl" must be an http or https URL without user and password'],
    [['--provider', 'openai'], '--provider openai: the key is missing; set OPENAI_API_KEY'],
    [[''], 'the question is empty'],
  ])('%j: one line, exit code 2', async (args, message) => {
    expect(await start(args)).toMatchObject({ codes: [2], stdout: '', stderr: `rivulet: ${message}\n` })
  })

  test('are told before anything is read', async () => {
    const terminal = createTerminal({ piped: 'Why?' })
    expect((await start(['--provider', 'openai', '-'], terminal)).codes).toEqual([2])
    expect(terminal.stdin.readableFlowing).toBe(null)
  })
})

test('--help and --version answer on stdout', async () => {
  expect(await start(['--help'])).toMatchObject({ codes: [0], stdout: expect.stringMatching(/^Usage: /), stderr: '' })
  expect(await start(['--version'])).toMatchObject({ codes: [0], stdout: '1.2.3\n', stderr: '' })
})
