import { readFileSync } from 'node:fs'

/** The peers' versions, which are pinned. */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return dependencies
}
