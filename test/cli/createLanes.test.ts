import { lastValueFrom, toArray } from 'rxjs'
import { createLanes } from '../../src/cli/createLanes.ts'
import { parseLane } from '../../src/cli/parseLane.ts'
import { type Emulator, startEmulator } from '../../src/testing/index.ts'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})

afterAll(() => emulator.close())

const nowhere = () => {
  throw new Error('the emulator was not to be asked')
}
const ask = async (spec: string, env = {}, offline: (vendor: string) => string = nowhere) => {
  const [provider] = createLanes([parseLane(spec)], env, offline)
  if (provider === undefined) throw new Error('no lane')
  await lastValueFrom(provider([{ role: 'user', content: 'Why?' }]).pipe(toArray()))
  return emulator.requests.at(-1)
}

test('a vendor whose service is gone is asked offline, unless a base URL is given', async () => {
  const asked: string[] = []
  const offline = (vendor: string) => {
    asked.push(vendor)
    return `${emulator.url}/${vendor}`
  }
  expect(await ask('vitalentum', {}, offline)).toMatchObject({ path: '/vitalentum/converse-edge' })
  expect(asked).toEqual(['vitalentum'])
  expect(await ask(`vitalentum=${emulator.url}/there`)).toMatchObject({ path: '/there/converse-edge' })
})

test('model and key reach the vendor', async () => {
  const request = await ask(`openai:gpt-x=${emulator.url}/v1`, { OPENAI_API_KEY: ' sk-one\n' })
  expect(request).toMatchObject({ body: { model: 'gpt-x' }, headers: { authorization: 'Bearer sk-one' } })
})

test('a server of one’s own may be asked without a key', async () => {
  const request = await ask(`openai=${emulator.url}/v1`, { OPENAI_API_KEY: '' })
  expect(request?.headers).not.toHaveProperty('authorization')
})

test.each([{}, { OPENAI_API_KEY: '' }, { OPENAI_API_KEY: ' ' }])('the vendor may not: %j', (env) => {
  const message = '--provider openai:gpt-x: the key is missing; set OPENAI_API_KEY'
  expect(() => createLanes([parseLane('openai:gpt-x')], env, nowhere)).toThrow(
    expect.objectContaining({ _tag: 'Config', message }),
  )
})

test.each(['nowhere', 'ftp://127.0.0.1', '//127.0.0.1'])('%s is no base URL', (url) => {
  expect(() => createLanes([parseLane(`ylokh=${url}`)], {}, nowhere)).toThrow(
    expect.objectContaining({
      _tag: 'Config',
      message: 'ylokh: "baseUrl" must be an http or https URL without user and password',
    }),
  )
})

test('a key that is no header value is refused and not shown', () => {
  const create = () => createLanes([parseLane('openai')], { OPENAI_API_KEY: 'sk-se\ncret' }, nowhere)
  expect(create).toThrow(expect.objectContaining({ _tag: 'Config' }))
  expect(create).not.toThrow(/cret/)
})
