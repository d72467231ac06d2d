// Every gate, one after the other. A failed one does not hide the next; the table at the end has the last word.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const gates = ['typecheck', 'lint', 'format:check', 'knip', 'coverage', 'build', 'size', 'publint', 'attw']
const root = fileURLToPath(new URL('..', import.meta.url))

const results = gates.map((gate) => {
  console.log(`\n── ${gate}`)
  const start = performance.now()
  const { status } = spawnSync('npm', ['run', '--silent', gate], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return { gate, passed: status === 0, seconds: (performance.now() - start) / 1000 }
})

console.log()
for (const { gate, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${gate.padEnd(14)}${seconds.toFixed(1).padStart(5)} s`)
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
