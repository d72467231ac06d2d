import { checkScripts } from '../../../src/testing/emulator/checkScripts.ts'
import { stall } from '../../../src/testing/parts/stall.ts'
import { reply } from '../../../src/testing/replies/reply.ts'

function complaint(options: object): unknown {
  try {
    checkScripts(options)
  } catch (error) {
    return error
  }
  return undefined
}

test.each([
  {},
  { openai: reply('a') },
  { openai: [reply('a'), reply('b')], ylokh: () => reply('a'), pace: 0 },
  { gemini: undefined, pace: 20 },
])('%p is fine', (options) => {
  expect(complaint(options)).toBeUndefined()
})

test('an unknown vendor is a mistake, and the message lists the known ones', () => {
  expect(complaint({ opnai: reply('a') })).toMatchObject({
    _tag: 'Config',
    message: expect.stringMatching(/^startEmulator: there is no option "opnai"; it takes .*openai.*ollama.*pace$/),
  })
})

test.each([
  { openai: 'Hi' },
  { openai: ['Hi'] },
  { openai: [] },
  { openai: [reply('a'), stall()] },
  { openai: { reply: 'parts', parts: [] } },
  { openai: null },
])('%p is no script', (options) => {
  expect(complaint(options)).toMatchObject({
    _tag: 'Config',
    message: expect.stringMatching(/^startEmulator: "openai" must be a reply such as/),
  })
})

test('the pace is a time', () => {
  expect(complaint({ pace: -1 })).toMatchObject({ _tag: 'Config' })
})
