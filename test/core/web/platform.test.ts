import { platform as node } from '../../../src/core/node/platform.ts'
import { platform } from '../../../src/core/web/platform.ts'

test('on the web there are no codes to be read', () => {
  const clues = [{ code: 'ECONNRESET', name: 'Error', message: 'reset' }]
  expect(node.readCodes(clues, 'body', undefined)).toMatchObject({ _tag: 'Network' })
  expect(platform.readCodes(clues, 'body', undefined)).toBeUndefined()
})
