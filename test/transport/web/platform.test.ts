import { platform } from '../../../src/transport/web/platform.ts'
import { thrownBy } from '../../core/thrownBy.ts'
import { post, receive } from '../exchange.ts'

test('on the web the default is fetch', async () => {
  const spy = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('ab'))
  expect(await receive(platform.createDefault()(post('http://target.test/')))).toMatchObject({ text: 'ab' })
  spy.mockRestore()
})

test('on the web there is no undici, and the error says what to take', () => {
  expect(thrownBy(() => platform.createUndici({}))).toMatchObject({
    _tag: 'Config',
    message: expect.stringContaining('fetchTransport'),
  })
})
