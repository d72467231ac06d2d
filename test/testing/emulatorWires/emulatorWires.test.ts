import { emulatorWires } from '../../../src/testing/emulatorWires/emulatorWires.ts'

test('every vendor is played by one wire', () => {
  const vendors = emulatorWires.flatMap((wire) => wire.vendors)
  expect(new Set(vendors).size).toBe(vendors.length)
  expect(vendors).toEqual(
    expect.arrayContaining(['codeLinkAva', 'ylokh', 'vitalentum', 'openai', 'anthropic', 'gemini', 'ollama', 'cohere']),
  )
})

test('what a client sends never breaks the reading of its question', () => {
  const bodies = [null, 5, 'text', [], {}, { messages: null }, { messages: [null, 5] }, { contents: {} }, { input: 5 }]
  for (const wire of emulatorWires) {
    for (const body of bodies) {
      expect(typeof wire.question(body)).toBe('string')
      expect(typeof wire.streams({ path: '/', headers: {}, body })).toBe('boolean')
      expect(typeof wire.reportsUsage({ path: '/', headers: {}, body })).toBe('boolean')
    }
  }
})
