import { execFileSync } from 'node:child_process'

/** How many files and sockets a process may have open; Node raises its own limit to this at its start. */
export function openFilesLimit() {
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY
  const limit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit)
}
