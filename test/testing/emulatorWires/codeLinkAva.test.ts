import { codeLinkAva } from '../../../src/testing/emulatorWires/codeLinkAva.ts'

test('streams whatever the client asks for', () => {
  expect(codeLinkAva.streams({ path: '/chat', headers: {}, body: { stream: false } })).toBe(true)
})

test('hears the last question', () => {
  expect(codeLinkAva.question({ messages: [{ role: 'user', content: 'Why?' }] })).toBe('Why?')
})

test('its path ends in chat, not in a longer word', () => {
  expect(['/api/chat', '/chat', '/chatter', '/chat/completions'].map((path) => codeLinkAva.path.test(path))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
