import { inspect } from 'node:util'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { createStamp } from '../../src/providers/createStamp.ts'
import { Reply } from '../../src/providers/Reply.ts'

const clean = (text: string) => text.replaceAll('secret', '[redacted]')

function stamp(error: unknown, prepare: (reply: Reply) => void = () => undefined) {
  const reply = new Reply('p')
  prepare(reply)
  return createStamp('p', reply, clean)(error)
}

describe('createStamp', () => {
  test('says who failed, whether content had come, and under which id', () => {
    const error = createProviderError('Upstream', 'broken', { retryable: true })
    const stamped = stamp(error, (reply) => {
      reply.requestId = 'req_1'
      reply.saw({ type: 'text', text: 'a' })
    })
    expect(stamped.toJSON()).toMatchObject({
      _tag: 'Upstream',
      provider: 'p',
      committed: true,
      retryable: false,
      requestId: 'req_1',
    })
  })

  test('a lost connection is Interrupted after content, with the text so far', () => {
    const network = createProviderError('Network', 'reset', { phase: 'body' })
    expect(stamp(network)._tag).toBe('Network')
    const stamped = stamp(network, (reply) => reply.saw({ type: 'text', text: 'so far' }))
    expect([stamped._tag, (stamped as { text?: string }).text, stamped.cause]).toEqual([
      'Interrupted',
      'so far',
      network,
    ])
  })

  test('half an event is Interrupted at the end of the bytes, and Decode before', () => {
    const half = createProviderError('Decode', 'no JSON', { path: '', input: '{"a' })
    const wrong = createProviderError('Decode', 'wrong', { path: 'choices', input: '{}' })
    const ended = (reply: Reply) => {
      reply.ended = true
    }
    expect([stamp(half)._tag, stamp(half, ended)._tag, stamp(wrong, ended)._tag]).toEqual([
      'Decode',
      'Interrupted',
      'Decode',
    ])
  })

  test('blacks secrets out of everything that is printed, and drops a cause that quotes one', () => {
    const quoting = Object.assign(new Error('said secret'), { data: 'secret' })
    const error = createProviderError('Decode', 'secret', { path: 'a.secret', input: 'x secret', cause: quoting })
    const printed = inspect(stamp(error), { depth: 10, showHidden: true })
    expect(printed).not.toContain('secret')
    expect(printed).toContain('[redacted]')
    const harmless = new Error('refused')
    expect(stamp(createProviderError('Network', 'a', { phase: 'connect', cause: harmless })).cause).toBe(harmless)
  })

  test('cuts a message that has no end', () => {
    expect(stamp(createProviderError('Upstream', 'x'.repeat(100_000))).message.length).toBeLessThan(3_000)
  })

  test('makes a ProviderError of whatever was thrown', () => {
    expect(stamp(new TypeError('oops')).toJSON()).toMatchObject({ _tag: 'Upstream', provider: 'p', message: 'oops' })
  })
})
