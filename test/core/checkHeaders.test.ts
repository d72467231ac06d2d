import { checkHeaders } from '../../src/core/checkHeaders.ts'
import { thrownBy } from './thrownBy.ts'

test.each([undefined, {}, { 'x-a': '' }, { 'X-Title': 'My app' }, { "!#$%&'*+.^_`|~0": 'a\tb' }, { 'x-latin': 'é ÿ' }])(
  'takes %j',
  (headers) => {
    expect(() => checkHeaders('openai', headers as Record<string, string>)).not.toThrow()
  },
)

test.each(['a\nb', 'a\r\nx: y', 'a\0b', '\u007f', '😀', '日本', 5, null, undefined, ['a']])(
  'refuses the value %j and does not show it',
  (value) => {
    const secret = typeof value === 'string' ? `very-secret${value}` : (value as never)
    const error = thrownBy(() => checkHeaders('openai', { 'x-key': secret }))
    expect(error).toMatchObject({
      _tag: 'Config',
      message: expect.stringContaining('openai: the value of the header "x-key"'),
    })
    expect(JSON.stringify(error)).not.toContain('very-secret')
  },
)

test.each(['', ' ', 'x y', 'x:y', 'x\ny', 'é', '(x)'])('refuses the name %j', (name) => {
  expect(thrownBy(() => checkHeaders('openai', { [name]: 'very-secret' }))).toMatchObject({ _tag: 'Config' })
})

test.each([
  'Content-Length',
  'transfer-encoding',
  'Connection',
  'keep-alive',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'Proxy-Authorization',
])('refuses %s, which is the connection’s', (name) => {
  expect(thrownBy(() => checkHeaders('openai', { [name]: '1' }))).toMatchObject({
    _tag: 'Config',
    message: expect.stringContaining(name),
  })
})
