import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { createSecrets } from '../../src/providers/createSecrets.ts'

const none: ChatMessage[] = []
const user = (content: ChatMessage['content']): ChatMessage[] => [{ role: 'user', content }]

const clean = (messages: ChatMessage[], text: string) => createSecrets({}, messages, {}).clean(text)

test('without a secret the text stays', () => {
  expect(clean(user('Hi'), 'the model Hi does not exist')).toBe('the model Hi does not exist')
})

test('a key, once it is known', () => {
  const secrets = createSecrets({}, none, {})
  expect(secrets.clean('key sk-secret')).toBe('key sk-secret')
  secrets.key = 'sk-secret'
  expect(secrets.clean('key sk-secret')).toBe('key [redacted]')
})

test('header values of config and call, with and without their scheme', () => {
  const secrets = createSecrets({ headers: { authorization: 'Bearer abcdef' } }, none, {
    headers: { 'x-org': 'org-123456' },
  })
  expect(secrets.clean('Bearer abcdef, abcdef, org-123456')).toBe('[redacted], [redacted], [redacted]')
})

test('what vendors name in their errors and nobody hides is left', () => {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', 'User-Agent': 'app/1.0.0' }
  expect(createSecrets({ headers }, none, {}).clean('text/event-stream application/json app/1.0.0')).toBe(
    'text/event-stream application/json app/1.0.0',
  )
})

test('the proxy’s user and password, decoded and as a token', () => {
  const { clean: clear } = createSecrets({ proxy: 'http://us%65rname:p%40ssw%C3%B6rd@proxy.test' }, none, {})
  const token = Buffer.from('username:p@sswörd').toString('base64')
  expect(clear(`us%65rname username p%40ssw%C3%B6rd p@sswörd ${token} proxy.test`)).toBe(
    '[redacted] [redacted] [redacted] [redacted] [redacted] proxy.test',
  )
  expect(createSecrets({ proxy: 'http://user:100%25%@proxy.test' }, none, {}).clean('100%25%')).toBe('[redacted]')
})

describe('what the messages say', () => {
  test.each<[string, ChatMessage]>([
    ['content', { role: 'user', content: 'my secret' }],
    ['a part', { role: 'user', content: [{ type: 'text', text: 'my secret' }] }],
    ['an image', { role: 'user', content: [{ type: 'image', url: 'my secret' }] }],
    ['a thought', { role: 'assistant', content: '', reasoning: [{ text: 'my secret' }] }],
    ['arguments', { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'b', arguments: 'my secret' }] }],
  ])('%s', (_name, message) => {
    expect(clean([message], 'it was: my secret.')).toBe('it was: [redacted].')
  })

  test('names are no secrets: errors tell of them', () => {
    const toolCalls = [{ id: 'call_123456', name: 'get_weather_of_the_whole_city', arguments: '{}' }]
    const text = 'get_weather_of_the_whole_city (call_123456) of the assistant failed'
    expect(
      clean(
        [
          { role: 'assistant', content: '', toolCalls },
          { role: 'tool', content: '', toolCallId: 'call_123456' },
        ],
        text,
      ),
    ).toBe(text)
  })

  const tricky = 'Say "ä & <b>"\nnow'

  test.each([
    ['as it is', tricky],
    ['as JSON', JSON.stringify(tricky).slice(1, -1)],
    ['as ASCII', 'Say \\"\\u00e4 & <b>\\"\\nnow'],
    ['in a page', 'Say &quot;ä &amp; &lt;b&gt;&quot;\nnow'],
    ['as JSON in a page', 'Say \\&quot;ä &amp; &lt;b&gt;\\&quot;\\nnow'],
  ])('sent back whole %s', (_name, echo) => {
    expect(clean(user(tricky), `<p>${echo}</p>`)).toBe('<p>[redacted]</p>')
  })

  const long = 'Dear Ada,\n"the library" awaits its über-due books since 1843.\nYours'

  test.each([
    ['cut', long.slice(0, 40)],
    ['cut, as JSON in JSON', JSON.stringify(JSON.stringify(long)).slice(3, 55)],
    ['cut, in ASCII', 'since \\u00fcber-due books since 1843.\\nYou'],
    ['with its white space gone', long.replace(/\s+/g, ' ').slice(12)],
  ])('sent back %s', (_name, echo) => {
    const cleaned = clean(user(long), `bad: ${echo}`)
    expect(cleaned).toMatch(/^bad: /)
    expect(cleaned).not.toMatch(/library|books|1843/)
  })

  test('what is no message is nothing', () => {
    for (const messages of [null, 'text', [null], [5], [{ content: 5 }]]) {
      expect(createSecrets({}, messages as never, {}).clean('some text')).toBe('some text')
    }
  })

  test('a huge one costs little', () => {
    const huge = 'Why is the sky "blue"?\n'.repeat(100_000)
    const started = performance.now()
    expect(clean(user(huge), 'the model does not exist')).toBe('the model does not exist')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
