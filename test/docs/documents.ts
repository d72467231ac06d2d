import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

/** A page that users read. */
export interface Document {
  /** From the root of the project, with slashes. */
  readonly file: string
  readonly markdown: string
}

/** README.md and everything under docs/. */
export function documents(): Document[] {
  const pages = existsSync(join(root, 'docs'))
    ? readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    : []
  return ['README.md', ...pages.map((page) => `docs/${page.replaceAll('\\', '/')}`).sort()]
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ file, markdown: readFileSync(join(root, file), 'utf8') }))
}
