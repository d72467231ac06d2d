import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, sep } from 'node:path'
import { alternatives, emptyNames, entryPoints, layers, longestFile, ownTests, packages, programs } from './layers.ts'
import { type Module, readModule } from './readModule.ts'

/** Every breach of the house rules in the project at `root`, as sorted messages that begin with the file's path. */
export function violations(root: string): string[] {
  const source = filesUnder(root, 'src')
  const tests = filesUnder(root, 'test').filter((file) => !file.startsWith('test/fixtures/'))
  const texts = new Map(source.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const modules = new Map([...texts].map(([file, text]) => [file, readModule(text)]))
  return [
    ...[...texts].flatMap(binaryLooks),
    ...[...modules].flatMap(([file, module]) => [
      ...importsOf(file, module, modules),
      ...exportsOf(file, module),
      ...sizeOf(file, module),
      ...mirrorOf(root, file, module),
    ]),
    ...tests.flatMap((file) => orphan(file, source)),
    ...[...source, ...tests].flatMap(emptyFolder),
  ].sort()
}

function filesUnder(root: string, folder: string): string[] {
  const entries = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }) : []
  return entries
    .map((entry) => posix.join(folder, String(entry).split(sep).join('/')))
    .filter((file) => file.endsWith('.ts') && !file.includes('/node_modules/'))
    .sort()
}

const layerOf = (file: string) => file.split('/')[1] ?? ''

function importsOf(file: string, { imports }: Module, modules: ReadonlyMap<string, Module>): string[] {
  const own = layerOf(file)
  if (layers[own] === undefined) return [`${file}: "${own}" is no layer`]
  return [...new Set(imports)].flatMap((specifier) => {
    if (specifier.startsWith('#')) return crossing(file, specifier.slice(1), specifier)
    if (!specifier.startsWith('.')) return foreign(file, specifier)
    const target = posix.join(dirname(file), specifier)
    if (!modules.has(target)) return [`${file}: "${specifier}" is no file of src, extension included`]
    if (entryPoints.includes(target)) return own === 'cli' ? [] : [`${file}: only cli imports an entry point`]
    return layerOf(target) === own ? cousin(file, target) : crossing(file, layerOf(target), specifier)
  })
}

function crossing(file: string, layer: string, specifier: string): string[] {
  const allowed = layers[layerOf(file)] ?? []
  if (layer === layerOf(file) || allowed.includes(layer)) return []
  return [`${file}: ${layerOf(file)} may not import ${layer} ("${specifier}")`]
}

/** A folder and the one inside it are no siblings. */
function cousin(file: string, target: string): string[] {
  const [from, to] = [`${dirname(file)}/`, `${dirname(target)}/`]
  if (!alternatives.includes(layerOf(file)) || from.startsWith(to) || to.startsWith(from)) return []
  return [`${file}: sibling folders do not import each other (${target})`]
}

function foreign(file: string, specifier: string): string[] {
  const own = layerOf(file)
  if (/^rxjs($|\/)/.test(specifier)) return []
  const name = specifier.startsWith('node:') ? 'node:' : specifier.split('/', 1).join()
  if (!(packages[own] ?? []).includes(name)) return [`${file}: ${own} may not import "${specifier}"`]
  // Every other path of these two breaks in Node's own ESM, where neither types nor linters notice.
  const breaks = name.endsWith('-ts') && specifier !== 'io-ts' && !/\/lib\/\w+\.js$/.test(specifier)
  return breaks ? [`${file}: import "${name}/lib/X.js", not "${specifier}"`] : []
}

function exportsOf(file: string, { exports, reexports, exportsStar }: Module): string[] {
  const found = exportsStar ? [`${file}: no "export *"`] : []
  if (entryPoints.includes(file)) return found
  const name = basename(file, '.ts')
  if (reexports.length > 0) found.push(`${file}: only an entry point re-exports (${reexports.join(', ')})`)
  if (name === 'index') return [...found, `${file}: only an entry point is called index.ts`]
  if (programs.includes(file) && exports.length === 0) return found
  const values = exports.filter(({ kind }) => kind !== 'type')
  const candidates = values.length > 0 ? values : exports
  if (!candidates.some((candidate) => candidate.name === name)) found.push(`${file}: exports no "${name}"`)
  const rest = values.filter((value) => value.kind === 'code' && value.name !== name)
  return [...found, ...rest.map((value) => `${file}: "${value.name}" is a second idea; give it a file of its own`)]
}

/** A declaration with this character near its top is refused by TypeScript up to 5.4: it takes the file for a binary. */
function binaryLooks([file, text]: [string, string]): string[] {
  return text.includes('\ufffd') ? [`${file}: write U+FFFD, not the character itself`] : []
}

function sizeOf(file: string, { lines }: Module): string[] {
  return lines > longestFile ? [`${file}: ${lines} lines, more than ${longestFile}`] : []
}

function mirrorOf(root: string, file: string, { typesOnly }: Module): string[] {
  const test = entryPoints.includes(file) ? 'test/index.test.ts' : file.replace(/^src(.*)\.ts$/, 'test$1.test.ts')
  return typesOnly || existsSync(join(root, test)) ? [] : [`${file}: has no ${test}`]
}

/** `b.test.ts` tests `b.ts`, and so does a `b.someAspect.test.ts` beside it. */
function orphan(file: string, source: readonly string[]): string[] {
  const [, folder = ''] = file.split('/')
  if (!file.endsWith('.test.ts') || ownTests.includes(folder.replace('.test.ts', ''))) return []
  const subject = posix.join('src', dirname(file).slice('test'.length), `${basename(file).replace(/\..*$/, '')}.ts`)
  return source.includes(subject) ? [] : [`${file}: there is no ${subject}`]
}

function emptyFolder(file: string): string[] {
  const name = dirname(file)
    .split('/')
    .find((part) => emptyNames.includes(part))
  return name === undefined ? [] : [`${file}: "${name}" says nothing; name the folder after what is in it`]
}
