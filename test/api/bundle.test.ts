import { join } from 'node:path'
import { type BuildOptions, buildSync } from 'esbuild'

/** A program that has rivulet's sources in it, as a bundler puts it together. */
function bundle(contents: string, options: BuildOptions = {}) {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents, resolveDir: __dirname },
    absWorkingDir: join(__dirname, '..', '..'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    conditions: ['rivulet-src'],
    logLevel: 'silent',
    ...options,
  })
  return {
    code: outputFiles?.map(({ text }) => text).join('') ?? '',
    files: Object.keys(metafile?.inputs ?? {}),
    imports: Object.values(metafile?.outputs ?? {}).flatMap(({ imports }) => imports.map(({ path }) => path)),
  }
}

describe('a bundle for a browser', () => {
  const program = "import { openai, race, text } from 'rivulet'; console.log(race, openai, text)"
  const { code, files, imports } = bundle(program)

  test('holds no byte of undici, and imports nothing of Node', () => {
    expect(files).toContain('src/transport/web/platform.ts')
    expect(files.filter((file) => /node_modules\/undici|src\/\w+\/node\/|ChunkParser/.test(file))).toEqual([])
    expect(imports).toEqual([])
    expect(code).not.toContain('node:')
    expect(code).not.toMatch(/undici(?!Transport)/)
  })

  test('holds rxjs once, and of io-ts and fp-ts nothing but their types', () => {
    expect(files.filter((file) => /rxjs\/dist\/cjs/.test(file))).toEqual([])
    expect(files.filter((file) => /(io|fp)-ts\//.test(file))).toEqual([])
  })

  test('holds all the same where everything is used', () => {
    const all = bundle("import * as rivulet from 'rivulet'; console.log(rivulet)")
    expect(all.files.filter((file) => /node_modules\/undici|src\/\w+\/node\/|ChunkParser/.test(file))).toEqual([])
    expect(all.imports).toEqual([])
  })
})

describe('rivulet/testing in a bundle', () => {
  test('without the emulator names no server of Node', () => {
    const program =
      "import { marbles, scriptedProvider, stall } from 'rivulet/testing'; console.log(marbles, scriptedProvider, stall)"
    const { code, imports } = bundle(program)
    expect(code).toContain('The stream is not the one that was drawn.')
    expect(code).not.toContain('node:http')
    expect(imports).toEqual([])
  })

  test('with it asks Node for one, without an import that a bundler would have to follow', () => {
    const { code, imports } = bundle("import { startEmulator } from 'rivulet/testing'; console.log(startEmulator)")
    expect(code).toContain('node:http')
    expect(imports).toEqual([])
  })
})

test('a bundle for Node holds undici', () => {
  const { files, imports } = bundle("import { openai } from 'rivulet'; console.log(openai)", {
    platform: 'node',
    external: ['undici'],
  })
  expect(files).toContain('src/transport/node/platform.ts')
  expect(imports).toContain('undici')
})
