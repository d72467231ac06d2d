import type { ChatVendor } from '../../src/providers/ChatVendor.ts'
import { type ChatVendorName, chatVendors } from '../../src/providers/chatVendors.ts'
import { keyVariables } from '../../src/providers/keyVariables.ts'

const rows = Object.entries(chatVendors) as [ChatVendorName, ChatVendor][]

test.each(rows)('%s keeps its key in a variable, unless it is local', (name, { baseUrl }) => {
  const local = baseUrl?.startsWith('http://127.0.0.1') === true
  expect(keyVariables[name] === undefined).toBe(local)
  if (!local) expect(keyVariables[name]).toMatch(/^[A-Z_]+(KEY|TOKEN)$/)
})

test('no two share a key', () => {
  const variables = Object.values(keyVariables)
  expect(new Set(variables).size).toBe(variables.length)
})
