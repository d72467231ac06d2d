import { chatVendors } from '../../src/providers/chatVendors.ts'
import { createChatVendor } from '../../src/providers/createChatVendor.ts'
import { createVendor } from '../../src/providers/createVendor.ts'
import { openai } from '../../src/providers/openai.ts'

describe('createVendor', () => {
  const row = createChatVendor('groq', chatVendors.groq)
  const vendor = createVendor({ ...row, info: { ...openai.info, ...row.info } })

  test('checks the config when the provider is made, not when it is asked', () => {
    expect(() => vendor({ timeout: -1 })).toThrow('groq: "timeout" must be a time')
    expect(() => vendor.events({ baseUrl: 'nonsense' })).toThrow('groq: "baseUrl" must be an http or https URL')
  })

  test('names its providers and tells its facts', () => {
    expect([vendor().name, vendor.events().name, vendor.info.name]).toEqual(['groq', 'groq', 'groq'])
    expect(vendor.info).toMatchObject({ needsKey: true, supportsStream: true })
  })
})
