import { modelOf } from '../../../src/testing/emulatorWires/modelOf.ts'

test('is what the client asked for, or the fallback', () => {
  const bodies = [{ model: 'm-1' }, { model: '' }, { model: 5 }, {}, null]
  expect(bodies.map((body) => modelOf(body, 'default'))).toEqual(['m-1', ...Array(4).fill('default')])
})
