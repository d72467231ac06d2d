import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as library from 'rivulet'
import * as testing from 'rivulet/testing'
import ts from 'typescript'

const files = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'completeness.test.ts')
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))

test('every public value has its types asserted here', () => {
  expect(Object.keys(library).filter((name) => !uses('rivulet').has(name))).toEqual([])
  expect(Object.keys(testing).filter((name) => !uses('rivulet/testing').has(name))).toEqual([])
})

test('a wrong assertion is an error of the compiler', () => {
  const contents = `import { expectTypeOf } from 'expect-type'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { pipeProvider } from '../../src/core/pipeProvider.ts'
import { map, of } from 'rxjs'
const words: Provider = () => of('a')
expectTypeOf(race([words])).toEqualTypeOf<Provider>()
expectTypeOf(race([words])).toEqualTypeOf<Provider<number>>()
expectTypeOf(pipeProvider(words, map((word) => word.length))).toEqualTypeOf<Provider>()
// @ts-expect-error this one is right
createProviderError('Timeout', 'm', { phase: 'each', ms: 1 })
createProviderError('Timeout', 'm', { phase: 'each' })
export const tag = (error: ProviderError): string => {
  switch (error._tag) {
    case 'Timeout':
      return 'late'
  }
}
`
  const wrong = [
    'toEqualTypeOf<Provider<number>>',
    'word.length',
    '@ts-expect-error',
    "'each' }",
    '(error: ProviderError)',
  ]
  const lines = contents.split('\n').map((text, index) => ({ text, line: index + 1 }))
  const expected = lines.filter(({ text }) => wrong.some((part) => text.includes(part)))
  expect(errorLines(contents)).toEqual(expected.map(({ line }) => line))
}, 60_000)

/** The names that the tests of this folder import from a module, to say something about them. */
function uses(specifier: string): ReadonlySet<string> {
  const imported = files.flatMap((text) =>
    ts
      .createSourceFile('test.ts', text, ts.ScriptTarget.Latest)
      .statements.filter(ts.isImportDeclaration)
      .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === specifier)
      .flatMap(({ importClause }) => {
        const bindings = importClause?.namedBindings
        return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
      }),
  )
  return new Set(imported)
}

/** Where the compiler, with the options of the project, complains about a file of this folder with these contents. */
function errorLines(contents: string): number[] {
  const root = join(__dirname, '..', '..')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const path = join(__dirname, 'wrong.ts')
  const host = ts.createCompilerHost(options)
  const read = host.readFile.bind(host)
  const exists = host.fileExists.bind(host)
  host.readFile = (file) => (file === path ? contents : read(file))
  host.fileExists = (file) => file === path || exists(file)
  const program = ts.createProgram([path], { ...options, types: [] }, host)
  const source = program.getSourceFile(path)
  return program
    .getSemanticDiagnostics(source)
    .map(({ start = 0 }) => (source?.getLineAndCharacterOfPosition(start).line ?? -1) + 1)
}
