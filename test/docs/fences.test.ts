import { type Emulator, startEmulator } from '../../src/testing/index.ts'
import { checkFences } from './checkFences.ts'
import { documents } from './documents.ts'
import { programs } from './programs.ts'
import { readFences } from './readFences.ts'
import { runFence } from './runFence.ts'

const all = documents().flatMap(({ file, markdown }) => programs(readFences(file, markdown)))
const wrong = (code: string, info = 'ts') => readFences('wrong.md', `# Wrong\n\n\`\`\`${info}\n${code}\n\`\`\`\n`)

const mistakes = [
  ...wrong("import { openai } from 'rivulet'\n\nexport const length: number = openai({ modell: 'x' })"),
  ...wrong("import { marbels } from 'rivulet/testing'\nmarbels()"),
  ...wrong('const a = '),
]

let checked: string[] | undefined

/** What is wrong with all of them; checked once, because it takes seconds. */
const complaints = () => (checked ??= checkFences([...all.map(({ fence }) => fence), ...mistakes]))

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})

afterAll(() => emulator.close())

describe('the examples of README and docs', () => {
  test('are many', () => {
    expect(all.length).toBeGreaterThan(3)
  })

  test('type-check', () => {
    expect(complaints().filter((complaint) => !complaint.startsWith('wrong.md'))).toEqual([])
  }, 60_000)

  test.each(all.filter(({ runs }) => runs).map((program) => [program.fence.place, program] as const))(
    '%s runs, ends by itself and prints what is said',
    async (_place, { fence, output }) => {
      const run = await runFence(fence, emulator.url)
      expect(run).toMatchObject({ code: 0, stderr: '' })
      if (output !== undefined) expect(run.stdout.trimEnd()).toBe(output)
    },
    60_000,
  )
})

describe('an example that is wrong is found out', () => {
  test('one that does not type-check, by its line', () => {
    expect(complaints().filter((complaint) => complaint.startsWith('wrong.md'))).toEqual([
      expect.stringMatching(/^wrong\.md:6: Type 'Provider' is not assignable to type 'number'/),
      expect.stringMatching(/^wrong\.md:6: .*'modell' does not exist in type/),
      expect.stringMatching(/^wrong\.md:4: .*no exported member.* 'marbels'/),
      expect.stringMatching(/^wrong\.md:4: Expression expected/),
    ])
  }, 60_000)

  test.each([
    ['throws', "throw new Error('lost')", { code: 1, stderr: expect.stringContaining('lost') }],
    ['prints something else', "console.log('b')", { code: 0, stdout: 'b\n' }],
    ['complains', "console.error('oh')", { code: 0, stderr: 'oh\n' }],
  ])(
    'one that %s',
    async (_name, code, run) => {
      await expect(runFence({ code }, emulator.url)).resolves.toMatchObject(run)
    },
    60_000,
  )

  test('one that asks a vendor is answered by the emulator', async () => {
    const code = `
      import { gemini, toText } from 'rivulet'
      const ask = gemini({ apiKey: process.env.GEMINI_API_KEY ?? '' })
      console.log(await toText(ask([{ role: 'user', content: 'Why?' }])))
    `
    const { stdout } = await runFence({ code }, emulator.url)
    expect(stdout).toContain('offline emulator, playing gemini. You asked: "Why?"')
  }, 60_000)

  test.each([
    ['is never closed', '```ts\nlet a', 'wrong.md:1: the fence is never closed'],
    ['says a word that nobody knows', '```ts norun\nlet a\n```', 'wrong.md:2: "norun" says nothing to the tests'],
    ['prints without a program', '```text output\na\n```', 'wrong.md:2: the output of what?'],
    ['prints without being run', '```ts no-run\n```\n```text output\na\n```', 'wrong.md:4: the output of what?'],
  ])('one that %s', (_name, markdown, message) => {
    expect(() => programs(readFences('wrong.md', markdown))).toThrow(message)
  })

  test('fences of other languages are left alone', () => {
    expect(programs(readFences('a.md', '```sh\nnpm test\n```\n```\nplain\n```\n````md\n```ts\n````\n'))).toEqual([])
  })
})
