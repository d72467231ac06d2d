import { join } from 'node:path'
import { buildSync } from 'esbuild'

const entry = join(__dirname, '../../src/testing/index.ts')

/** The bundle for a browser of a program that uses only these names. */
function bundle(names: string): string {
  const contents = `import { ${names} } from ${JSON.stringify(entry)}; console.log(${names})`
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    external: ['rxjs', 'rxjs/*'],
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}

test('what needs no server can be bundled for a browser, and leaves the server behind', () => {
  const code = bundle('marbles, chunkings, scriptedProvider, pause, stall')
  expect(code).toContain('The stream is not the one that was drawn.')
  expect(code).not.toContain('node:')
  expect(code).not.toContain('emulator')
})

test('even the server does not break the bundle', () => {
  expect(bundle('startEmulator')).toContain('needs Node')
})
