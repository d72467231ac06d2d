// Runs rivulet against real frameworks and real clients. They are a package of their own, installed here where its lock
// file is newer than what is installed, so that nobody else has to wait for them.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const interop = join(root, 'test', 'interop')
const lock = join(interop, 'package-lock.json')
const installed = join(interop, 'node_modules', '.installed-lock.json')
const { resolve } = createRequire(import.meta.url)

function run(command, args, cwd = root) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (status !== 0) process.exit(1)
}

if (!existsSync(installed) || readFileSync(installed, 'utf8') !== readFileSync(lock, 'utf8')) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], interop)
  copyFileSync(lock, installed)
}
run(process.execPath, [resolve('typescript/bin/tsc'), '-p', interop])
run(process.execPath, [resolve('jest/bin/jest'), '--config', join(interop, 'jest.config.ts'), ...process.argv.slice(2)])
