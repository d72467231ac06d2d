import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Consumer, installPackage } from './installPackage.ts'

let consumer: Consumer

beforeAll(async () => {
  consumer = await installPackage()
})

afterAll(async () => {
  await consumer.remove()
})

describe('the packed library runs, and its process ends by itself', () => {
  const programs = ['esm.mjs', 'commonjs.cjs']

  test.each(programs)('%s on this Node', async (program) => {
    const { code, output } = await consumer.run(process.execPath, program)
    expect(output).toContain('Why is the sky blue?')
    expect(code).toBe(0)
  })

  test.each([22, 24])('on Node %d', async (major) => {
    const name = `node-${process.platform}-${process.arch}`
    if (!(await consumer.add(`node${major}@npm:${name}@${major}`))) {
      console.warn(`skipped: ${name}@${major} could not be fetched`)
      return
    }
    const node = join(consumer.folder, 'node_modules', `node${major}`, 'bin', 'node')
    expect((await consumer.run(node, '--version')).output).toMatch(new RegExp(`^v${major}\\.`))
    for (const program of programs) {
      const { code, output } = await consumer.run(node, program)
      expect(output).toContain('Why is the sky blue?')
      expect(code).toBe(0)
    }
  })

  test('the rivulet command answers', async () => {
    const { code, output } = await consumer.run(
      join(consumer.folder, 'node_modules', '.bin', 'rivulet'),
      'Why so blue?',
    )
    expect(output).toContain('Why so blue?')
    expect(code).toBe(0)
  })
})

describe('the types hold for a consumer, and refuse what is wrong', () => {
  const wrong = "import { type Provider, ylokh } from 'rivulet'\nexport const numbers: Provider<number> = ylokh()\n"

  beforeAll(async () => {
    const packages = ['typescript54@npm:typescript@5.4.5', 'typescript60@npm:typescript@6.0.3', '@types/node@20']
    expect(await consumer.add(...packages)).toBe(true)
    await copyFile(join(consumer.folder, 'typed.ts'), join(consumer.folder, 'typed.cts'))
    await writeFile(join(consumer.folder, 'wrong.ts'), wrong)
    await writeFile(join(consumer.folder, 'wrong.cts'), wrong)
  })

  test.each([
    ['typescript54', 'node16', ['node']],
    ['typescript54', 'bundler', ['node']],
    ['typescript60', 'node16', ['node']],
    ['typescript60', 'bundler', ['node']],
    ['typescript60', 'bundler', []],
  ])('%s with module resolution %s and the types of %j', async (typescript, moduleResolution, types) => {
    const compilerOptions = {
      target: 'ES2022',
      module: moduleResolution === 'bundler' ? 'ESNext' : 'Node16',
      moduleResolution,
      lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      types,
      // Without Node's types undici's own do not hold together; ours do.
      skipLibCheck: types.length === 0,
      strict: true,
      noEmit: true,
    }
    const files = ['typed.ts', 'typed.cts', 'wrong.ts', 'wrong.cts']
    await writeFile(join(consumer.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    const tsc = join('node_modules', typescript, 'bin', 'tsc')
    const { code, output } = await consumer.run(process.execPath, tsc, '--pretty', 'false', '-p', 'tsconfig.json')
    const errors = output.split('\n').filter((line) => /^\S+\(\d+,\d+\): error/.test(line))
    expect(errors).toEqual([
      expect.stringMatching(/^wrong\.cts\(2,14\): error TS2322: .*Provider<number>/),
      expect.stringMatching(/^wrong\.ts\(2,14\): error TS2322: .*Provider<number>/),
    ])
    expect(code).not.toBe(0)
  })
})

describe('a bundle for where there is no Node holds no byte of undici and no node: import', () => {
  const bundle = async (contents: string, conditions: string[]) => {
    const { metafile } = await build({
      stdin: { contents, resolveDir: consumer.folder },
      bundle: true,
      write: false,
      metafile: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions,
      external: ['rxjs', 'node:*', 'undici'],
      logLevel: 'silent',
    })
    const outputs = Object.values(metafile.outputs)
    return {
      inputs: Object.keys(metafile.inputs),
      imports: [...new Set(outputs.flatMap(({ imports }) => imports.map(({ path }) => path)))],
    }
  }
  const race = "import { openai, race } from 'rivulet'; console.log(race, openai)"

  test.each([['browser'], ['workerd'], ['edge-light'], ['bun', 'node'], ['deno', 'node']])(
    'as %s',
    async (...words) => {
      const { imports, inputs } = await bundle(race, ['import', 'module', ...words])
      expect(imports).toEqual(['rxjs'])
      expect(inputs).toContainEqual(expect.stringContaining('dist/esm/transport/web/platform.js'))
    },
  )

  test('from the sources', async () => {
    const { imports, inputs } = await bundle(race, ['rivulet-src', 'browser', 'import'])
    expect(imports).toEqual(['rxjs'])
    expect(inputs).toContainEqual(expect.stringContaining('src/transport/web/platform.ts'))
  })

  test('through require', async () => {
    const { imports, inputs } = await bundle("const { race } = require('rivulet'); console.log(race)", ['browser'])
    expect(imports).toEqual(['rxjs'])
    expect(inputs).toContainEqual(expect.stringContaining('dist/cjs/transport/web/platform.cjs'))
  })

  test('and for Node it holds undici', async () => {
    const { imports } = await bundle(race, ['import', 'node'])
    expect(imports).toContain('undici')
  })
})
