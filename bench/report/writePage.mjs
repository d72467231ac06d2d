// docs/performance.md and docs/performance.svg, from docs/performance.json. As a program, with --check, it only says
// whether they agree.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawPage } from './drawPage.mjs'
import { drawPicture } from './drawPicture.mjs'

const file = (ending) => new URL(`../../docs/performance.${ending}`, import.meta.url)

export function writePage({ check = false } = {}) {
  const record = JSON.parse(readFileSync(file('json'), 'utf8'))
  for (const [ending, draw] of Object.entries({ md: drawPage, svg: drawPicture })) {
    if (!check) writeFileSync(file(ending), draw(record))
    else if (readFileSync(file(ending), 'utf8') !== draw(record)) {
      console.error(`docs/performance.${ending} is not what performance.json says; node bench/report/writePage.mjs`)
      process.exitCode = 1
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePage({ check: process.argv.includes('--check') })
