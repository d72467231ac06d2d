#!/usr/bin/env node
import { fstatSync, readFileSync } from 'node:fs'
import { run } from './run.ts'

const { stdout, stderr, env, argv } = process
const manifest = JSON.parse(readFileSync(new URL(import.meta.resolve('rivulet/package.json')), 'utf8')) as {
  version: string
}

const running = run(argv.slice(2), {
  get stdin() {
    return process.stdin
  },
  piped: isPiped(),
  stdout,
  stderr,
  env,
  version: manifest.version,
}).subscribe({
  next(code) {
    process.exitCode = code
  },
  error(bug: unknown) {
    throw bug
  },
})

process.on('SIGINT', () => {
  // The second one is for a process that does not end by itself.
  if (running.closed && process.exitCode === 130) process.exit(130)
  running.unsubscribe()
  process.exitCode = 130
})

// Nobody reads on: `rivulet | head -1`.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  running.unsubscribe()
})
stderr.on('error', () => {})

function isPiped(): boolean {
  try {
    const stdin = fstatSync(0)
    return stdin.isFIFO() || stdin.isFile() || stdin.isSocket()
  } catch {
    return false
  }
}
