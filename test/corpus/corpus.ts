import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder of the recorded streams and parser cases: where `RIVULET_CORPUS` points, else `../shared/corpus` beside the
 * repository; undefined where there is none. A variable that points nowhere is not taken for an absent corpus.
 */
export function corpus(): string | undefined {
  const named = process.env.RIVULET_CORPUS
  if (named !== undefined && named !== '') return named
  const beside = join(__dirname, '../../../shared/corpus')
  return existsSync(beside) ? beside : undefined
}
