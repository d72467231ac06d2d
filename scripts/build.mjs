// Builds dist/esm and dist/cjs with plain tsc, twice. The files of dist/cjs are then named .cjs and .d.cts, so that they
// stay in the package's own scope and see its "imports"; a package.json inside dist/cjs would hide that field.
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const { bin, imports } = JSON.parse(readFileSync('package.json', 'utf8'))

rmSync('dist', { recursive: true, force: true })
for (const project of ['tsconfig.build.json', 'tsconfig.cjs.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
for (const file of Object.values(bin)) chmodSync(file, 0o755)

const renamed = (name) => name.replace(/\.js(\.map)?$/, '.cjs$1').replace(/\.d\.ts(\.map)?$/, '.d.cts$1')
const specifier = /\b((?:from|import|require)\s?\(?)(["'])([.#][^"']*)\2/g

for (const entry of readdirSync('dist/cjs', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const file = join(entry.parentPath, entry.name)
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  writeFileSync(join(entry.parentPath, renamed(entry.name)), entry.name.endsWith('.map') ? map(text) : code(text, file))
}

function map(text) {
  const { file, ...rest } = JSON.parse(text)
  return JSON.stringify({ ...rest, file: renamed(file) })
}

function code(text, file) {
  return text
    .replace(specifier, (_, before, quote, path) => `${before}${quote}${target(path, file)}${quote}`)
    .replace(/(?<=\/\/# sourceMappingURL=).*$/m, renamed)
}

/** Declarations name the file that Node gets instead of "#…", which TypeScript's node10 resolution cannot follow. */
function target(path, file) {
  if (path.startsWith('.')) return path.replace(/\.[jt]s$/, '.cjs')
  if (!file.endsWith('.d.ts')) return path
  const to = relative(dirname(file), imports['#*'].require.node.replace('*', path.slice(1)))
    .split(sep)
    .join('/')
  return to.startsWith('.') ? to : `./${to}`
}
