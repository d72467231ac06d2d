import { help } from '../../src/cli/help.ts'
import { vendors } from '../../src/cli/vendors.ts'

test('every option, provider and key variable is named', () => {
  const text = help()
  for (const option of ['race', 'fallback', 'hedge', 'provider', 'json', 'events', 'timeout', 'help', 'version']) {
    expect(text).toContain(`--${option}`)
  }
  for (const [name, row] of Object.entries(vendors)) {
    const keys = 'keys' in row ? row.keys.join(' or ') : 'no key'
    expect(text).toMatch(new RegExp(`^  ${name} +${keys}`, 'm'))
  }
})

test('its lines fit into 120 columns and it ends with a line end', () => {
  expect(help().endsWith('\n')).toBe(true)
  for (const line of help().split('\n')) expect(line.length).toBeLessThanOrEqual(120)
})
