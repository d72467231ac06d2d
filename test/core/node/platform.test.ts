import { createProviderError } from '../../../src/core/createProviderError.ts'
import { platform } from '../../../src/core/node/platform.ts'

const clue = (code: string, message = '', name = 'Error') => ({ code, name, message })
const read = (...clues: ReturnType<typeof clue>[]) => platform.readCodes(clues, 'body', 'the cause')

test('reads the codes of the system, where it knows them', () => {
  expect(read(clue('EACCES'), clue('', 'boom'))).toBeUndefined()
  expect(read(clue('', 'fetch failed'), clue('ECONNRESET', 'read ECONNRESET'))).toEqual(
    createProviderError('Network', 'read ECONNRESET', { phase: 'body', code: 'ECONNRESET', cause: 'the cause' }),
  )
})

test('a code that says more counts for more, wherever it stands', () => {
  expect(read(clue('ECONNRESET', 'reset'), clue('CERT_HAS_EXPIRED', 'expired'))).toMatchObject({ phase: 'tls' })
  expect(read(clue('UND_ERR_SOCKET', 'other side closed'), clue('ECONNREFUSED', 'refused'))).toMatchObject({
    phase: 'connect',
    message: 'refused',
  })
})

test('prefers a clue with a message, and names the code where there is none', () => {
  expect(read(clue('ECONNREFUSED'), clue('ECONNREFUSED', 'refused'))?.message).toBe('refused')
  expect(read(clue('ECONNREFUSED'))?.message).toBe('the request failed (ECONNREFUSED)')
})
