import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/* The bodies that our wires write, against the request types that the vendors publish: see requests.ts. */

const interop = join(__dirname, '..')
const wires = join(interop, '..', '..', 'src', 'wire')
const requests = join(__dirname, 'requests.ts')
const text = readFileSync(requests, 'utf8')

/** A slip in one of our types, for each wire: `[wire, file, is, becomes]`. */
const SLIPS = [
  ['chat', 'openaiChat/chatSettings.ts', 'top_p?: number', 'topP?: number'],
  ['responses', 'openaiResponses/responsesRequest.ts', 'max_output_tokens?: number', 'max_tokens?: number'],
  ['anthropic', 'anthropic/anthropicRequest.ts', 'stop_sequences?: string[]', 'stop_sequences?: string'],
  ['gemini', 'gemini/geminiContents.ts', 'fileUri: string', 'url: string'],
  ['ollama', 'ollama/ollamaRequest.ts', 'num_predict?: number', 'max_tokens?: number'],
  ['cohere', 'cohere/cohereMessages.ts', 'tool_plan?: string', 'plan?: string'],
] as const

/** What the compiler says of requests.ts, by the name of the export it stands in. */
function complaints(slips: readonly (typeof SLIPS)[number][]): string[] {
  const config = ts.readConfigFile(join(interop, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, interop)
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (file, language, ...rest) => {
    const slip = slips.find(([, path]) => file === join(wires, path))
    if (!slip) return getSourceFile(file, language, ...rest)
    const [, path, is, becomes] = slip
    const source = readFileSync(file, 'utf8')
    if (!source.includes(is)) throw new Error(`${path} has no "${is}" any more`)
    return ts.createSourceFile(file, source.replace(is, becomes), language)
  }
  const program = ts.createProgram([requests], { ...options, noEmit: true }, host)
  const source = program.getSourceFile(requests)
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  return found.map(({ start = 0, messageText }) => {
    const [name] = /(?<=^export const )\w+/.exec(text.slice(text.lastIndexOf('\nexport const ', start) + 1)) ?? ['']
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}

test('what our wires write is what the vendors publish, and wrong keys are not', () => {
  expect(complaints([])).toEqual([])
}, 60_000)

test('a slip in any of our types is found', () => {
  const names = complaints(SLIPS).map((complaint) => complaint.slice(0, complaint.indexOf(':')))
  expect(SLIPS.map(([wire]) => wire).filter((wire) => !names.includes(wire))).toEqual([])
}, 60_000)

test('nothing on the way is a cast, any or Record', () => {
  const code = text.replaceAll(/^import [^]*?from '.*'$|\/\*[^]*?\*\/|\/\/.*$/gm, '')
  expect(code).toContain('export const anthropic = ')
  expect(code.match(/\b(any|as|Record|satisfies|ts-ignore|ts-nocheck)\b/g)).toBeNull()
})

test.each(SLIPS.map(([wire]) => wire))(
  '%s has a wrong key, a wrong value and a stray key that must not compile',
  (wire) => {
    const expected = [...text.matchAll(/^\/\/ @ts-expect-error: .*\nexport const (\w+)/gm)].map(([, name = '']) => name)
    expect(expected.filter((name) => name.startsWith(wire))).toHaveLength(3)
  },
)
