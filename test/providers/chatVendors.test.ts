import type { ChatVendor } from '../../src/providers/ChatVendor.ts'
import { chatVendors } from '../../src/providers/chatVendors.ts'

const rows = Object.entries(chatVendors) as [string, ChatVendor][]

test.each(rows)('%s has an address without a path of the wire', (_, { baseUrl, path }) => {
  if (baseUrl === undefined) return
  expect(baseUrl).toMatch(/^https?:\/\/[^?#]*[^/?#]$/)
  expect(baseUrl).not.toContain('/chat')
  expect(path ?? '/chat').toMatch(/^\//)
})
