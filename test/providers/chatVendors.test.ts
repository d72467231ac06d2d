import { type ChatVendor } from '../../src/providers/ChatVendor.ts'
import { chatVendors } from '../../src/providers/chatVendors.ts'

const rows = Object.entries(chatVendors) as [string, ChatVendor][]

describe('chatVendors', () => {
  test.each(rows)('%s has a site, and an address without a path of the wire', (_, { url, baseUrl, path }) => {
    expect(new URL(url).protocol).toBe('https:')
    if (baseUrl === undefined) return
    expect(baseUrl).toMatch(/^https?:\/\/[^?#]*[^/?#]$/)
    expect(baseUrl).not.toContain('/chat')
    expect(path ?? '/chat').toMatch(/^\//)
  })

  test.each(rows)('%s keeps its key in a variable of its own, unless it is local', (_, { baseUrl, keyVariable }) => {
    const local = baseUrl?.startsWith('http://127.0.0.1') === true
    expect(keyVariable === undefined).toBe(local)
    if (keyVariable !== undefined) expect(keyVariable).toMatch(/^[A-Z_]+(KEY|TOKEN)$/)
  })

  test('no two share a key', () => {
    const variables = rows.flatMap(([, { keyVariable }]) => keyVariable ?? [])
    expect(new Set(variables).size).toBe(variables.length)
  })
})
