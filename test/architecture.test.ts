import { join } from 'node:path'
import { violations } from './architecture/violations.ts'

test('the project keeps its own house rules', () => {
  expect(violations(join(__dirname, '..'))).toEqual([])
})

test('every kind of breach is told, and nothing else', () => {
  expect(violations(join(__dirname, 'fixtures', 'architecture'))).toEqual([
    'src/cli/peek.ts: cli may not import core ("../core/Shape.ts")',
    'src/core/Binary.ts: write U+FFFD, not the character itself',
    'src/core/Rectangle.ts: exports no "Rectangle"',
    'src/core/byDefault.ts: "default" is a second idea; give it a file of its own',
    'src/core/byDefault.ts: exports no "byDefault"',
    'src/core/callsNode.ts: core may not import "node:fs"',
    'src/core/circles.ts: only cli imports an entry point',
    'src/core/climbs.ts: core may not import stream ("../stream/split.ts")',
    'src/core/climbsLazily.ts: core may not import stream ("../stream/split.ts")',
    'src/core/index.ts: only an entry point is called index.ts',
    'src/core/index.ts: only an entry point re-exports (./kept.ts)',
    'src/core/misnamed.ts: "another" is a second idea; give it a file of its own',
    'src/core/misnamed.ts: exports no "misnamed"',
    'src/core/pair.ts: "second" is a second idea; give it a file of its own',
    'src/core/tooLong.ts: 201 lines, more than 200',
    'src/core/untested.ts: has no test/core/untested.test.ts',
    'src/core/withoutExtension.ts: "./kept" is no file of src, extension included',
    'src/index.ts: index.ts may not import testing ("./testing/emulate.ts")',
    'src/testing/index.ts: no "export *"',
    'src/utils/thing.ts: "utils" is no layer',
    'src/utils/thing.ts: "utils" says nothing; name the folder after what is in it',
    'src/wire/alpha/one.ts: sibling folders do not import each other (src/wire/beta/two.ts)',
    'src/wire/sends.ts: wire may not import transport ("#transport")',
    'src/wire/top.ts: import "fp-ts/lib/X.js", not "fp-ts/Either"',
    'test/core/gone.test.ts: there is no src/core/gone.ts',
    'test/utils/thing.test.ts: "utils" says nothing; name the folder after what is in it',
  ])
})
