import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

/** Each page, and the file whose text it shows. */
const files: Record<string, string> = {
  'angular.md': 'angular.ts',
  'express.md': 'express.ts',
  'fastify.md': 'fastify.ts',
  'fp-ts.md': 'fpTs.ts',
  'hono.md': 'hono.ts',
  'nestjs.md': 'nest.ts',
  'nextjs.md': 'nextRoute.ts',
  'node-http.md': 'nodeHttp.ts',
  'openai-wire.md': 'openaiWire.ts',
}

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')

test('every recipe is known here', () => {
  expect(readdirSync(join(root, 'docs', 'recipes')).sort()).toEqual(Object.keys(files))
})

test.each(Object.entries(files))(
  '%s shows the file that is tried against the real thing, and ends in mistakes',
  (page, file) => {
    const text = read('docs', 'recipes', page)
    const [, ...shown] = text.split('```typescript\n')

    expect(shown.map((block) => block.split('```\n')[0])).toEqual([read('test', 'interop', 'frameworks', file)])
    expect(text.split('\n## ').at(-1)).toMatch(/^Mistakes\n\n- \*\*/)
  },
)
