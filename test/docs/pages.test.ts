import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as rivulet from '../../src/index.ts'
import * as testing from '../../src/testing/index.ts'
import manifest from '../../package.json'
import { layers } from '../architecture/layers.ts'
import { documents } from './documents.ts'
import { readFences } from './readFences.ts'

const root = join(__dirname, '..', '..')
const pages = documents()
const page = (file: string) => pages.find((document) => document.file === file)?.markdown ?? ''
const fences = (file: string) => readFences(file, page(file))

test.each(pages.map(({ file }) => file))('the links of %s lead somewhere', (file) => {
  const targets = [...page(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target)
  expect(targets.filter((target) => !existsSync(join(root, dirname(file), target)))).toEqual([])
})

test.each(pages.map(({ file }) => file))('the npm scripts that %s names exist', (file) => {
  const named = [...page(file).matchAll(/\bnpm (?:run )?((?<=run )[\w:]+|start\w*|test[\w:]*)/g)]
  expect(named.map(([, script = '']) => script).filter((script) => !(script in manifest.scripts))).toEqual([])
})

describe('README', () => {
  test('has a whole example within twenty lines', () => {
    const example = fences('README.md').find(({ language }) => language === 'js')
    const end = (example?.line ?? Number.NaN) + (example?.code.split('\n').length ?? 0)
    expect(end).toBeLessThanOrEqual(20)
  })

  test('its tables name nothing that is not exported', () => {
    const tables = page('README.md').split(/^And in tests/m)
    const names = tables.map((table) =>
      [...table.matchAll(/^\| .* \| (.*) \|$/gm)].flatMap(([, cell = '']) =>
        [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => /^[\w$]+/.exec(code)?.[0] ?? code),
      ),
    )
    const foreign = ['retry', 'error', 'use']
    const [library = [], inTests = []] = names.map((list) => list.filter((name) => !foreign.includes(name)))
    expect(library.length).toBeGreaterThan(20)
    expect(library.filter((name) => !(name in rivulet))).toEqual([])
    expect(inTests.length).toBeGreaterThan(10)
    expect(inTests.filter((name) => !(name in testing))).toEqual([])
  })

  test('states the law in five lines', () => {
    const law = /^## The law of the commit point\n\n((?:\d\. .*\n)+)\n/m.exec(page('README.md'))?.[1] ?? ''
    expect(law.trimEnd().split('\n')).toHaveLength(5)
  })
})

describe('docs/architecture.md', () => {
  const text = page('docs/architecture.md')

  test('its layers are those that the architecture test enforces', () => {
    const table = fences('docs/architecture.md').find(({ code }) => code.startsWith('cli ─'))?.code ?? ''
    const drawn = table.split('\n').map((line) => {
      const [from = '', to = ''] = line.split(/ ─+► /)
      return [from.trim(), to.trim() === 'nothing of ours' || from.startsWith('cli') ? [] : to.split(', ')]
    })
    const { 'index.ts': _catalogue, ...enforced } = layers
    expect(Object.fromEntries(drawn)).toEqual(enforced)
  })

  test('the files and folders that it names exist', () => {
    const named = [...text.matchAll(/`((?:[\w.]+\/)+[\w.]*)`/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(15)
    const missing = named.filter((path) => !existsSync(join(root, 'src', path)) && !existsSync(join(root, path)))
    expect(missing.filter((path) => !/^rivulet\//.test(path))).toEqual([])
  })
})
