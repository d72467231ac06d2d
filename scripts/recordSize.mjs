// Measures what rivulet adds to a page, minified and brotli, rxjs not counted, and writes docs/size.json, which README
// quotes. With --print the numbers go to stdout instead.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

async function measure(names) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from 'rivulet'`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    conditions: ['rivulet-src'],
    external: ['rxjs'],
  })
  return outputFiles.reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0)
}

const [race, withRetry, retry] = await Promise.all(
  ['openai, race', 'openai, race, retryBackoff', 'retryBackoff'].map(measure),
)
const record = `${JSON.stringify({ race, retryBesideRace: withRetry - race, retryAlone: retry }, null, 2)}\n`
if (process.argv.includes('--print')) process.stdout.write(record)
else writeFileSync(new URL('../docs/size.json', import.meta.url), record)
