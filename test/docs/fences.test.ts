import { type Emulator, startEmulator } from '../../src/testing/index.ts'
import { checkFences } from './checkFences.ts'
import { documents } from './documents.ts'
import { programs } from './programs.ts'
import { readFences } from './readFences.ts'
import { type Run, runFences } from './runFences.ts'

const all = documents().flatMap(({ file, markdown }) => programs(readFences(file, markdown)))
const running = all.filter(({ runs }) => runs)

const wrong = (code: string) => readFences('wrong.md', `# Wrong\n\n\`\`\`ts\n${code}\n\`\`\`\n`)
const mistyped = [
  ...wrong("import { openai } from 'rivulet'\n\nexport const length: number = openai({ modell: 'x' })"),
  ...wrong("import { marbels } from 'rivulet/testing'\nmarbels()"),
  ...wrong('const a = '),
]
const faulty = [
  ...wrong("throw new Error('lost')"),
  ...wrong("console.log('b')"),
  ...wrong("console.error('oh')"),
  ...wrong(`
    import { gemini, toText } from 'rivulet'
    const ask = gemini({ apiKey: process.env.GEMINI_API_KEY ?? '' })
    console.log(await toText(ask([{ role: 'user', content: 'Why?' }])))
  `),
]

let emulator: Emulator
let complaints: string[]
let runs: Map<string, Run>
let faults: Run[]

/** All at once: a type check takes seconds, whatever it is of. */
beforeAll(async () => {
  emulator = await startEmulator()
  complaints = checkFences([...all.map(({ fence }) => fence), ...mistyped])
  const results = await runFences([...running.map(({ fence }) => fence), ...faulty], emulator.url)
  runs = new Map(running.map(({ fence }, index) => [fence.place, results[index] as Run]))
  faults = results.slice(running.length)
}, 120_000)

afterAll(() => emulator.close())

describe('the examples of README and docs', () => {
  test('are many', () => {
    expect(running.length).toBeGreaterThan(5)
  })

  test('type-check', () => {
    expect(complaints.filter((complaint) => !complaint.startsWith('wrong.md'))).toEqual([])
  })

  test.each(running.map(({ fence, output }) => [fence.place, output]))(
    '%s runs, ends by itself and prints what is said',
    (place = '', output) => {
      const run = runs.get(place)
      expect(run).toMatchObject({ code: 0, stderr: '' })
      if (output !== undefined) expect(run?.stdout.trimEnd()).toBe(output.trimEnd())
    },
  )
})

describe('an example that is wrong is found out', () => {
  test('one that does not type-check, by its line', () => {
    expect(complaints.filter((complaint) => complaint.startsWith('wrong.md'))).toEqual([
      expect.stringMatching(/^wrong\.md:6: Type 'Provider' is not assignable to type 'number'/),
      expect.stringMatching(/^wrong\.md:6: .*'modell' does not exist in type/),
      expect.stringMatching(/^wrong\.md:4: .*no exported member.* 'marbels'/),
      expect.stringMatching(/^wrong\.md:4: Expression expected/),
    ])
  })

  test('one that throws, one that prints something else, one that complains', () => {
    expect(faults).toMatchObject([
      { code: 1, stdout: '', stderr: expect.stringContaining('lost') },
      { code: 0, stdout: 'b\n', stderr: '' },
      { code: 0, stdout: '', stderr: 'oh\n' },
      { code: 0, stderr: '' },
    ])
  })

  test('one that asks a vendor is answered by the emulator', () => {
    expect(faults.at(-1)?.stdout).toContain('offline emulator, playing gemini. You asked: "Why?"')
  })

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
