import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from 'undici/package.json'
import bench from '../../bench/package.json'
import record from '../../docs/performance.json'

const root = join(__dirname, '..', '..')

test('the page and its picture say what was measured', () => {
  const program = join(root, 'bench', 'report', 'writePage.mjs')
  expect(() => execFileSync(process.execPath, [program, '--check'], { stdio: 'pipe' })).not.toThrow()
})

test('README quotes what was measured', () => {
  const result = (workload: string, peer: string) => {
    const peers: Record<string, { result: number }> | undefined = record.workloads.find(({ name }) => name === workload)
      ?.metrics[0]?.peers
    return peers?.[peer]?.result ?? Number.NaN
  }
  const measured = [
    result('W1', 'rivulet'),
    result('W2', 'rivulet'),
    result('W1-counting', 'rivulet'),
    ...['openai', 'langchain', 'ai-sdk'].map((peer) => result('W1', peer)),
  ]
  const speed = /^## Speed\n\n([^]*?)\n\n/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1]
  expect(speed?.match(/[\d.]+(?= times)/g)).toEqual(measured.map((value) => value.toFixed(value < 10 ? 2 : 1)))
})

test('the floor reads through the undici that rivulet has', () => {
  expect(bench.dependencies.undici).toBe(version)
})
