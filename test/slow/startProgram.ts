import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Program {
  /** The first line that it prints, as JSON. */
  readonly answer: Promise<unknown>
  /** Resolves with its exit code once it has ended, by itself or not. */
  readonly ended: Promise<number | null>
  stop(): Promise<void>
}

/** Runs one of `programs/` in a process of its own, where nothing else takes memory. */
export function startProgram(name: string, env: Record<string, string>): Program {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=rivulet-src', join(__dirname, 'programs', `${name}.ts`)],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const line = once(createInterface(child.stdout), 'line').then(([text]) => JSON.parse(String(text)) as unknown)
  const died = ended.then((code) => {
    throw new Error(`${name} ended with ${code} and said nothing`)
  })
  died.catch(() => {})
  return {
    answer: Promise.race([line, died]),
    ended,
    async stop() {
      child.kill()
      await ended
    },
  }
}
