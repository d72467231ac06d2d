/** Which layers each layer may import, beside itself. The first one is the file in which the others meet. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['providers', 'combinators', 'operators', 'convert', 'wire', 'transport', 'stream', 'core'],
  core: [],
  stream: ['core'],
  operators: ['core'],
  combinators: ['core'],
  convert: ['stream', 'core'],
  transport: ['core'],
  wire: ['core'],
  providers: ['wire', 'transport', 'stream', 'core'],
  testing: ['stream', 'core'],
  cli: [],
}

/** Which packages each layer may import, beside rxjs; `node:` stands for all that Node brings along. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  convert: ['fp-ts'],
  transport: ['undici', 'node:'],
  wire: ['io-ts', 'fp-ts'],
  testing: ['node:'],
  cli: ['node:'],
}

/** Layers whose own folders are alternatives to each other, and so do not know each other either. */
export const alternatives: readonly string[] = ['transport', 'wire']

/** The catalogues: they alone re-export, and cli alone imports them. */
export const entryPoints: readonly string[] = ['src/index.ts', 'src/testing/index.ts']

/** Programs: nobody imports them, so they need not export anything. */
export const programs: readonly string[] = ['src/cli/main.ts']

/** Folders under test/ that mirror nothing in src. */
export const ownTests: readonly string[] = [
  'api',
  'architecture',
  'corpus',
  'docs',
  'faults',
  'fixtures',
  'history',
  'interop',
  'package',
  'slow',
]

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = ['utils', 'helpers', 'common', 'types']

/** Docs comments included. */
export const longestFile = 200
