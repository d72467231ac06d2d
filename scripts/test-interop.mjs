// Runs rivulet against real frameworks and real clients, and lets the peers of the benchmark read what it reads. They are
// packages of their own, installed here where a lock file is newer than what is installed, so that nobody else waits.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce } from './installOnce.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const interop = join(root, 'test', 'interop')
const { resolve } = createRequire(import.meta.url)

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

installOnce(interop)
run(resolve('typescript/bin/tsc'), '-p', interop)
run(resolve('jest/bin/jest'), '--config', join(interop, 'jest.config.ts'), ...process.argv.slice(2))
if (process.argv.length === 2) {
  run(join(root, 'scripts', 'build.mjs'))
  run(join(root, 'bench', 'smoke.mjs'))
}
