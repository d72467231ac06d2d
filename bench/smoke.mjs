// Says whether every peer reads the same text out of the same replies; what is compared must be comparable.
import { fileURLToPath } from 'node:url'
import { installOnce } from '../scripts/installOnce.mjs'
import { measureOne } from './run/measureOne.mjs'
import { words } from './server/words.mjs'
import { sameText, TOKENS } from './workloads/sameText.mjs'

installOnce(fileURLToPath(new URL('.', import.meta.url)))
const expected = Array.from({ length: TOKENS }, (_, index) => words.odd[index % words.odd.length]).join('')

for (const peer of sameText.peers) {
  const texts = await measureOne(sameText.name, peer)
  const wrong = Object.entries(texts).filter(([, text]) => text !== expected)
  console.log(`${wrong.length === 0 ? 'same text' : 'WRONG    '}  ${peer}`)
  for (const [cut, text] of wrong) console.log(`  ${cut}: ${JSON.stringify(text.slice(0, 120))}`)
  if (wrong.length > 0) process.exitCode = 1
}
