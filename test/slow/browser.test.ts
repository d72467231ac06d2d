import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { build } from 'esbuild'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Emulator, hang, pause, reply, stall, startEmulator } from 'rivulet/testing'
import type { PageAddresses } from './browserPage.ts'

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'chromium'))
  .find(existsSync)
if (executablePath === undefined) console.warn('skipped: there is no chromium in the PATH')

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const inBrowser = executablePath === undefined ? describe.skip : describe
inBrowser('in a real browser, across origins', () => {
  let emulator: Emulator
  let site: Server
  let profile: string
  let browser: BrowserContext
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    emulator = await startEmulator({
      openai: hang(),
      ylokh: reply('Because ', 'blue light ', pause(3_000), 'scatters.'),
      groq: reply('Because ', stall()),
      mistral: reply(stall()),
    })
    site = await serve(await bundle())
    profile = await mkdtemp(join(tmpdir(), 'rivulet-browser-'))
    browser = await chromium.launchPersistentContext(profile, { executablePath: executablePath ?? '', args: quiet })
    page = await browser.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    const addresses: PageAddresses = {
      silent: emulator.baseUrl('openai'),
      lively: emulator.baseUrl('ylokh'),
      endless: emulator.baseUrl('groq'),
      stalled: emulator.baseUrl('mistral'),
    }
    const { port } = site.address() as AddressInfo
    await page.goto(`http://127.0.0.1:${port}/#${encodeURIComponent(JSON.stringify(addresses))}`)
  })

  afterAll(async () => {
    await browser?.close()
    await emulator?.close()
    site?.closeAllConnections()
    site?.close()
    if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const state = (row: string) => page.locator(`#${row} output`)
  const tokens = (row: string) => page.locator(`#${row} span`)
  const asked = (vendor: string) => emulator.requests.find((request) => request.vendor === vendor)

  test('a race shows tokens while they come, and its loser is closed', async () => {
    await tokens('race').nth(1).waitFor()
    expect(asked('ylokh')?.ending).toBeUndefined()
    expect(await tokens('race').allTextContents()).toEqual(['Because ', 'blue light '])
    await state('race').filter({ hasText: 'complete' }).waitFor()
    expect(await tokens('race').allTextContents()).toEqual(['Because ', 'blue light ', 'scatters.'])
    expect(await asked('openai')?.closed).toBe('by-client')
    expect(await asked('ylokh')?.closed).toBe('finished')
  })

  test('leaving a reply closes its connection', async () => {
    await tokens('stop').first().waitFor()
    expect(asked('groq')?.ending).toBeUndefined()
    await page.locator('#stop button').click()
    expect(await asked('groq')?.closed).toBe('by-client')
    expect(await state('stop').textContent()).toBe('left')
    expect(await tokens('stop').allTextContents()).toEqual(['Because '])
  })

  test('a stalled reply fails with its tag, and its connection is closed too', async () => {
    await state('stalled').filter({ hasNotText: 'open' }).waitFor()
    expect(JSON.parse((await state('stalled').textContent()) ?? '')).toMatchObject({
      _tag: 'Timeout',
      phase: 'first',
      ms: 300,
      committed: false,
    })
    expect(await asked('mistral')?.closed).toBe('by-client')
  })

  test('nothing was thrown beside the streams, and no key was shown', async () => {
    expect(complaints).toEqual([])
    expect(asked('openai')?.headers.authorization).toBe('Bearer sk-of-the-page')
    expect(await page.locator('body').innerText()).not.toContain('sk-of-the-page')
  })
})

/** The page's program, with rivulet's sources as a browser would get them. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'browserPage.ts')],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    conditions: ['rivulet-src'],
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}

async function serve(program: string): Promise<Server> {
  const document =
    '<!doctype html><meta charset="utf-8"><title>rivulet</title><script type="module" src="/page.js"></script>'
  const server = createServer(({ url }, response) => {
    const script = url === '/page.js'
    response.setHeader('content-type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(script ? program : document)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
