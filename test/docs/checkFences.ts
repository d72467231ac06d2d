import { join } from 'node:path'
import ts from 'typescript'
import type { Fence } from './Fence.ts'

const root = join(__dirname, '..', '..')

/** Type-checks the fences against the sources, each as a module of its own; complaints begin with their place. */
export function checkFences(fences: readonly Fence[]): string[] {
  const configFile = join(root, 'tsconfig.json')
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(configFile, ts.sys.readFile).config, ts.sys, root)
  const options: ts.CompilerOptions = {
    ...config.options,
    types: ['node'],
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
  // Inside of the package, where `rivulet` is the package itself.
  const files = new Map(fences.map((fence, index) => [join(root, `fence-${index}.ts`), fence]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => files.has(file) || fileExists(file)
  host.readFile = (file) => files.get(file)?.code ?? readFile(file)
  host.getSourceFile = (file, language, ...rest) => {
    const fence = files.get(file)
    return fence ? ts.createSourceFile(file, fence.code, language) : getSourceFile(file, language, ...rest)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files].flatMap(([file, fence]) => {
    const source = program.getSourceFile(file)
    const syntactic = program.getSyntacticDiagnostics(source)
    const found = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(source)
    return found.map(({ start = 0, messageText }) => {
      const line = fence.line + (source?.getLineAndCharacterOfPosition(start).line ?? 0)
      return `${fence.file}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}
