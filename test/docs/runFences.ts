import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { from, lastValueFrom, map, mergeMap, toArray } from 'rxjs'
import * as rivulet from '../../src/index.ts'
import type { Fence } from './Fence.ts'

const root = join(__dirname, '..', '..')
const index = JSON.stringify(join(root, 'src', 'index.ts'))

/** What a program left behind. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs every fence in a process of its own, against the sources; what each has left behind, in order. Vendors that a fence
 * gives no base URL are asked at the emulator's, so that an example with a real vendor needs neither key nor network. One
 * that does not end by itself is ended.
 */
export async function runFences(fences: readonly Pick<Fence, 'code' | 'place'>[], emulator: string): Promise<Run[]> {
  const folder = await mkdtemp(join(tmpdir(), 'rivulet-docs-'))
  try {
    await build({
      entryPoints: fences.map(({ place }, position) => ({ in: `fence:${position} ${place}`, out: String(position) })),
      plugins: [serve(fences, emulator)],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      conditions: ['rivulet-src'],
      // undici is CommonJS and asks for Node's modules by `require`.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'silent',
    })
    const runs = from(fences.keys()).pipe(
      mergeMap(async (position) => ({ position, run: await execute(join(folder, `${position}.mjs`)) }), 2),
      toArray(),
      map((all) => all.sort((a, b) => a.position - b.position).map(({ run }) => run)),
    )
    return await lastValueFrom(runs)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function serve(fences: readonly Pick<Fence, 'code' | 'place'>[], emulator: string): Plugin {
  return {
    name: 'fences',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^fence:/ }, ({ path }) => ({ path: path.replace('fence:', ''), namespace: 'fence' }))
      onLoad({ filter: /.*/, namespace: 'fence' }, ({ path }) => ({
        contents: fences[Number.parseInt(path, 10)]?.code ?? '',
        loader: 'ts',
        resolveDir: root,
      }))
      onResolve({ filter: /^rivulet$/ }, () => ({ path: 'rivulet', namespace: 'offline' }))
      onLoad({ filter: /.*/, namespace: 'offline' }, () => ({ contents: offline(emulator), resolveDir: root }))
    },
  }
}

/** The library, its vendors at the emulator's unless a base URL is given. */
function offline(emulator: string): string {
  const vendors = Object.entries<unknown>(rivulet)
    .filter(([, value]) => typeof value === 'function' && 'events' in value)
    .map(([name]) => `export const ${name} = played(rivulet.${name}, '${name}')`)
  return `
    import * as rivulet from ${index}
    export * from ${index}
    const move = (face, name) => (config = {}) =>
      face({ ...config, baseUrl: config.baseUrl ?? ${JSON.stringify(emulator)} + '/' + (config.vendor ?? name) })
    const played = (factory, name) =>
      Object.assign(move(factory, name), { events: move(factory.events, name), info: factory.info })
    ${vendors.join('\n')}
  `
}

function execute(file: string): Promise<Run> {
  const keys = ['OPENAI', 'ANTHROPIC', 'GEMINI', 'COHERE'].map((name) => [`${name}_API_KEY`, 'any'])
  const env = { PATH: process.env.PATH, ...Object.fromEntries(keys) }
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      resolve({ code, stdout, stderr })
    })
  })
}
