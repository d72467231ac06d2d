import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vendors } from '../../src/cli/vendors.ts'
import * as rivulet from '../../src/index.ts'
import type { ChatVendor } from '../../src/providers/ChatVendor.ts'
import { type ChatVendorName, chatVendors } from '../../src/providers/chatVendors.ts'
import { keyVariables } from '../../src/providers/keyVariables.ts'

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'providers.md'), 'utf8')

interface Row {
  readonly name: string
  readonly cells: readonly string[]
}

/** The rows under a heading that begin with a name in backticks. */
function rows(heading: string): Row[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name = '', rest = '']) => ({
    name,
    cells: rest.split(' | ').map((cell) => cell.trim()),
  }))
}

const code = (text: string | undefined) => (text === undefined ? 'none' : `\`${text}\``)
const codes = (names: readonly string[]) => (names.length === 0 ? 'none' : names.map(code).join(', '))

const exported = Object.entries<unknown>(rivulet).flatMap(([name, value]) =>
  typeof value === 'function' && 'info' in value ? [[name, (value as rivulet.VendorFactory).info] as const] : [],
)
const known: Readonly<Record<string, { readonly events: unknown; readonly keys?: readonly string[] } | undefined>> =
  vendors
const chatRows = Object.entries(chatVendors) as [ChatVendorName, ChatVendor][]

describe('docs/providers.md', () => {
  test('has a row for every vendor that is exported, and no other', () => {
    expect(exported.length).toBeGreaterThan(8)
    expect(
      rows('Vendors with')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(exported.map(([name]) => name).sort())
  })

  test.each(exported)('says base URL, key variable and default model of %s', (name, info) => {
    const [baseUrl, key, model] = rows('Vendors with').find((row) => row.name === name)?.cells ?? []
    expect({ baseUrl, key, model }).toEqual({
      baseUrl: code(info.baseUrl),
      key: codes(known[name]?.keys ?? []),
      model: code(info.defaultModel),
    })
  })

  test('has a row for every vendor over the chat wire, and no other', () => {
    expect(rows('Vendors over').map(({ name }) => name)).toEqual(chatRows.map(([name]) => name))
  })

  test.each(chatRows)('says base URL, key variable and default model of the chat vendor %s', (name, row) => {
    const [baseUrl, key, model, checked = ''] = rows('Vendors over').find((given) => given.name === name)?.cells ?? []
    expect({ baseUrl, key, model }).toEqual({
      baseUrl: row.baseUrl === undefined ? 'your own, required' : code(row.baseUrl),
      key: code(keyVariables[name]),
      model: code(row.defaultModel),
    })
    expect(checked).toMatch(/^(recorded replies|unverified: \[documentation\]\(https:\/\/\S+\))$/)
  })

  test('says unverified of those alone of which there is no recording', () => {
    const unverified = rows('Vendors over').filter(({ cells }) => cells[3]?.startsWith('unverified'))
    expect(unverified.map(({ name }) => name)).toEqual(['huggingface', 'llamaCpp', 'lmStudio'])
  })

  test('names what fromEnv reads, in its order', () => {
    const read: string[] = []
    rivulet.fromEnv(new Proxy<Record<string, string>>({}, { get: (_none, name) => void read.push(String(name)) }))
    const section = page.split(/^## /m).find((text) => text.startsWith('fromEnv')) ?? ''
    const named = [...section.matchAll(/^\d+\. .*$/gm)].flatMap(([line]) =>
      [...line.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    )
    expect(read.length).toBeGreaterThan(12)
    expect(named).toEqual(read)
  })
})
