import ts from 'typescript'

/** What one source file says about itself. */
export interface Module {
  readonly lines: number
  /** Every specifier that it imports from, also dynamically and for types only. */
  readonly imports: readonly string[]
  readonly exports: readonly Export[]
  /** The specifiers that it re-exports from. */
  readonly reexports: readonly string[]
  readonly exportsStar: boolean
  /** No statement of it leaves a trace at run time. */
  readonly typesOnly: boolean
}

export interface Export {
  readonly name: string
  /** `code` is a function or a class, however it is written; `constant` any other value. */
  readonly kind: 'type' | 'code' | 'constant'
}

/** Reads a source text with TypeScript's own parser. */
export function readModule(text: string): Module {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const kinds = new Map(source.statements.flatMap(declarations).map(({ name, kind }) => [name, kind]))
  return {
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
    exports: source.statements.flatMap((statement) => exportsOf(statement, kinds)),
    reexports: source.statements.flatMap((statement) =>
      ts.isExportDeclaration(statement) && statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    ),
    exportsStar: source.statements.some(
      (statement) =>
        ts.isExportDeclaration(statement) && !(statement.exportClause && ts.isNamedExports(statement.exportClause)),
    ),
    typesOnly: source.statements.every(isErased),
  }
}

function exportsOf(statement: ts.Statement, kinds: ReadonlyMap<string, Export['kind']>): Export[] {
  if (ts.isExportAssignment(statement)) return [{ name: 'default', kind: 'code' }]
  if (ts.isExportDeclaration(statement)) {
    if (statement.moduleSpecifier || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return []
    return statement.exportClause.elements.map(({ isTypeOnly, name, propertyName }) => ({
      name: name.text,
      kind: statement.isTypeOnly || isTypeOnly ? 'type' : (kinds.get((propertyName ?? name).text) ?? 'code'),
    }))
  }
  if (!has(statement, ts.SyntaxKind.ExportKeyword)) return []
  const byDefault = has(statement, ts.SyntaxKind.DefaultKeyword)
  return byDefault ? [{ name: 'default', kind: 'code' }] : declarations(statement)
}

function declarations(statement: ts.Statement): Export[] {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [{ name: statement.name.text, kind: 'type' }]
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name, initializer }) => ({
      name: name.getText(),
      kind: initializer && isCode(initializer) ? 'code' : 'constant',
    }))
  }
  const name = (statement as Partial<ts.DeclarationStatement>).name?.getText()
  return name === undefined ? [] : [{ name, kind: 'code' }]
}

function isCode(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) {
    return isCode(value.expression)
  }
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isClassExpression(value)
}

/** An import of names leaves no trace by itself; one without names runs the file. */
function isErased(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return statement.importClause !== undefined
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
}

function has(statement: ts.Statement, keyword: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === keyword)
}
