import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import recorded from '../../docs/size.json'

const root = join(__dirname, '..', '..')
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

test('README says of the size what was measured', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const quoted = /^## Size\n\n([^]*?)\n\n/m.exec(readme)?.[1]?.match(/[\d.]+ kB/g)
  expect(quoted).toEqual([recorded.race, recorded.retryBesideRace].map(kB))
})

test('what was measured is within a tenth of what it is now; `npm run size:record` measures anew', () => {
  const program = join(root, 'scripts', 'recordSize.mjs')
  const measured = JSON.parse(execFileSync(process.execPath, [program, '--print'], { encoding: 'utf8' }))
  expect(Object.keys(measured)).toEqual(Object.keys(recorded))
  const stale = Object.entries(recorded).filter(([name, bytes]) => Math.abs(measured[name] - bytes) > bytes / 10)
  expect(stale.map(([name, bytes]) => `${name} was ${bytes}, is ${measured[name]}`)).toEqual([])
})
