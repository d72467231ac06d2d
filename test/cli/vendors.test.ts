import { vendors } from '../../src/cli/vendors.ts'
import * as rivulet from '../../src/index.ts'

const factories = Object.entries<unknown>(rivulet).filter(
  ([, value]) => typeof value === 'function' && 'events' in value && 'info' in value,
)

test.each(factories)('%s, which the library exports, can be asked for', (name, factory) => {
  const rows = Object.entries(vendors)
  expect(rows.map(([vendor]) => vendor)).toContain(name)
  expect(vendors[name as keyof typeof vendors].events).toBe((factory as typeof rivulet.openai).events)
})

test.each(Object.entries(vendors))('the row of %s leads to it', (name, row) => {
  expect(row.events({ baseUrl: 'http://127.0.0.1' }).name).toBe(name)
})

test('whoever needs a key says which variable holds it, and nobody else does', () => {
  for (const [name, factory] of factories) {
    const row = vendors[name as keyof typeof vendors]
    expect([name, 'keys' in row]).toEqual([name, (factory as typeof rivulet.openai).info.needsKey])
  }
})

test('three are played offline, each at a speed of its own', () => {
  const delays = Object.values(vendors).flatMap((row) => ('offline' in row ? [row.offline] : []))
  expect(delays).toHaveLength(3)
  expect(new Set(delays).size).toBe(3)
})
