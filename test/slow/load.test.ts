import type { AddressInfo } from 'node:net'
import { type Program, startProgram } from './startProgram.ts'

const STREAMS = 2_000
const ROUNDS = 3

interface Round {
  readonly ms: number
  /** MiB, after it. */
  readonly rss: number
  readonly heap: number
  readonly wrong: readonly string[]
  readonly running: number
}

interface Page {
  readonly running: number
  readonly most: number
  readonly requests: number
  readonly endings: Readonly<Record<'finished' | 'by-client' | 'by-server', number>>
}

const programs: Program[] = []
const start = (name: string, env: Record<string, string>) => {
  const program = startProgram(name, env)
  programs.push(program)
  return program
}

afterAll(async () => {
  for (const program of programs) await program.stop()
})

test('2,000 streams at once, one in a hundred of each fault: nothing is lost, doubled, mixed or left open', async () => {
  const service = (await start('loadService', {}).answer) as { baseUrl: string; page: AddressInfo }
  const env = { URL: service.baseUrl, STREAMS: String(STREAMS), ROUNDS: String(ROUNDS) }
  const callers = start('loadCallers', env)
  const rounds = (await callers.answer) as Round[]
  // Whatever they had left open would keep them.
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((give) => (timer = setTimeout(give, 10_000, 'still running')))
  const code = await Promise.race([callers.ended, late]).finally(() => clearTimeout(timer))
  const page = (await (await fetch(`http://127.0.0.1:${service.page.port}`)).json()) as Page
  console.log({ rounds: rounds.map(({ wrong, ...round }) => ({ ...round, wrong: wrong.length })), page })

  expect(rounds.map(({ wrong, running }) => ({ wrong: wrong.slice(0, 20), running }))).toEqual(
    Array(ROUNDS).fill({ wrong: [], running: 0 }),
  )
  expect(code).toBe(0)
  // In each hundred two are reset by the service, and two left by the caller: one is silent, so that it cannot have been
  // finished; of the other the service may have written all before it is left.
  const { finished, ...endings } = page.endings
  expect(page).toMatchObject({ running: 0, requests: 6_000, endings: { 'by-server': 120 } })
  expect(endings['by-client']).toBeGreaterThanOrEqual(60)
  expect(finished).toBeGreaterThanOrEqual(5_760)
  expect(page.most).toBeGreaterThan(STREAMS / 2)
  const [first, last] = [rounds[0], rounds.at(-1)] as [Round, Round]
  expect(last.heap - first.heap).toBeLessThan(4)
  // It goes up and down by 20 from round to round; 2,000 streams that stay take 15 kB each, so 60 in the two rounds.
  expect(last.rss - first.rss).toBeLessThan(32)
})
