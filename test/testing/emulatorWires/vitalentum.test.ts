import { vitalentum } from '../../../src/testing/emulatorWires/vitalentum.ts'

test('reads the conversation that is JSON inside the JSON', () => {
  const history = [
    { speaker: 'human', text: 'first' },
    { speaker: 'human', text: 'Größe?' },
    { speaker: 'bot', text: 'third' },
  ]
  expect(vitalentum.question({ conversation: JSON.stringify({ history }) })).toBe('Größe?')
})

test.each([{}, { conversation: 'no JSON' }, { conversation: 5 }, null])('%p is no question, and no mistake', (body) => {
  expect(vitalentum.question(body)).toBe('')
})

test('streams always', () => {
  expect(vitalentum.streams({ path: '/converse-edge', headers: {}, body: {} })).toBe(true)
})
