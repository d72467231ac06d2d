import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as rivulet from '../../src/index.ts'
import type { Fence } from './Fence.ts'

const root = join(__dirname, '..', '..')

/** What a program left behind. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a fence in a process of its own, against the sources. Vendors that it gives no base URL are asked at the emulator's,
 * so that an example with a real vendor needs neither key nor network. One that does not end by itself is ended.
 */
export async function runFence(fence: Pick<Fence, 'code'>, emulator: string): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'rivulet-docs-'))
  const outfile = join(folder, 'fence.mjs')
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await build({
      stdin: { contents: fence.code, resolveDir: root, loader: 'ts' },
      plugins: [
        {
          name: 'offline',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^rivulet$/ }, () => ({ path: 'rivulet', namespace: 'offline' }))
            onLoad({ filter: /.*/, namespace: 'offline' }, () => ({ contents: offline(emulator), resolveDir: root }))
          },
        },
      ],
      bundle: true,
      format: 'esm',
      platform: 'node',
      conditions: ['rivulet-src'],
      external: ['rxjs', 'undici', 'io-ts', 'fp-ts'],
      outfile,
      logLevel: 'silent',
    })
    return await execute(outfile)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The library, its vendors at the emulator's unless a base URL is given. */
function offline(emulator: string): string {
  const vendors = Object.entries<unknown>(rivulet)
    .filter(([, value]) => typeof value === 'function' && 'events' in value)
    .map(([name]) => name)
  const index = JSON.stringify(join(root, 'src', 'index.ts'))
  return `
    import * as rivulet from ${index}
    export * from ${index}
    const move = (face, name) => (config = {}) =>
      face({ ...config, baseUrl: config.baseUrl ?? ${JSON.stringify(emulator)} + '/' + (config.vendor ?? name) })
    const played = (factory, name) =>
      Object.assign(move(factory, name), { events: move(factory.events, name), info: factory.info })
    ${vendors.map((name) => `export const ${name} = played(rivulet.${name}, '${name}')`).join('\n')}
  `
}

function execute(file: string): Promise<Run> {
  const keys = Object.fromEntries(['OPENAI', 'ANTHROPIC', 'GEMINI', 'COHERE'].map((name) => [`${name}_API_KEY`, 'any']))
  const env = { PATH: process.env.PATH, ...keys }
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      resolve({ code, stdout, stderr })
    })
  })
}
