import { openai, ylokh } from 'rivulet'
import { type EmulatorOptions, reply, startEmulator, status } from 'rivulet/testing'
import { judge } from './fpTs.ts'

async function run(scripts: Omit<EmulatorOptions, 'pace'>) {
  const emulator = await startEmulator(scripts)
  const verdict = judge(
    openai({ baseUrl: emulator.baseUrl('openai') }),
    ylokh({ baseUrl: emulator.baseUrl('ylokh') }),
    'I would buy it again.',
  )
  const asked = emulator.requests.length
  const result = await verdict()
  const requests = emulator.requests.map(({ vendor }) => vendor)
  await emulator.close()
  return { asked, result, requests }
}

test('a Right comes from the first provider that can', async () => {
  expect(await run({ openai: reply(' Y', 'es ') })).toEqual({
    asked: 0,
    result: { _tag: 'Right', right: { positive: true, from: 'openai' } },
    requests: ['openai'],
  })
})

test('a Left that another provider may mend asks the other one', async () => {
  expect(await run({ openai: status(429), ylokh: reply('no') })).toMatchObject({
    result: { _tag: 'Right', right: { positive: false, from: 'ylokh' } },
    requests: ['openai', 'ylokh'],
  })
})

test('one that no other may mend stays', async () => {
  expect(await run({ openai: status(400), ylokh: reply('no') })).toMatchObject({
    result: { _tag: 'Left', left: { _tag: 'InvalidRequest', provider: 'openai' } },
    requests: ['openai'],
  })
})

test('an answer that is none is a Left of its own', async () => {
  expect(await run({ openai: reply('perhaps') })).toMatchObject({ result: { _tag: 'Left', left: expect.any(Error) } })
})
