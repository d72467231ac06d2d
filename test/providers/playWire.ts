import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import type { EmulatedVendor } from '../../src/testing/EmulatedVendor.ts'
import { failure } from '../../src/testing/parts/failure.ts'
import { cut } from '../../src/testing/parts/cut.ts'
import { finish } from '../../src/testing/parts/finish.ts'
import { reasoning } from '../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../src/testing/parts/toolCall.ts'
import { usage } from '../../src/testing/parts/usage.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { status } from '../../src/testing/replies/status.ts'
import { emulate } from '../testing/emulate.ts'
import { type Heard, listen } from '../wire/listen.ts'

/** Plays a vendor's wire over a real socket, against a server that shares no code with the reading side. */
export function playWire(vendor: EmulatedVendor, events: (config: ProviderConfig) => Provider<ChatEvent>): void {
  const ask = (script: Parameters<typeof emulate>[0][EmulatedVendor], options = {}): Promise<Heard> =>
    emulate({ [vendor]: script }, (emulator) =>
      listen(
        events({ apiKey: 'k', baseUrl: emulator.baseUrl(vendor) })([{ role: 'user', content: 'Hello!' }], options),
      ),
    )
  const spoken = ({ events: heard }: Heard) => {
    const said = (type: ChatEvent['type']) =>
      heard.map((event) => (event.type === type && 'text' in event ? event.text : '')).join('')
    const calls = heard.flatMap((event) => (event.type === 'toolCall' ? [event] : []))
    return {
      reasoning: said('reasoning'),
      text: said('text'),
      name: calls.find(({ name }) => name !== undefined)?.name,
      arguments: calls.map(({ arguments: json }) => json).join(''),
      last: heard.at(-1),
    }
  }
  const whole = reply(
    reasoning('Hm.'),
    'One ',
    'moment',
    toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } }),
    usage({ inputTokens: 12, outputTokens: 3 }),
  )

  test.each([true, false])('plays reasoning, text, a tool call and usage (stream: %s)', async (stream) => {
    const heard = await ask(whole, { stream })
    expect(spoken(heard)).toEqual({
      reasoning: 'Hm.',
      text: 'One moment',
      name: 'weather',
      arguments: '{"city":"Oslo"}',
      last: expect.objectContaining({ type: 'finish', reason: 'toolCalls', provider: vendor }),
    })
    expect(heard.events).toContainEqual(expect.objectContaining({ type: 'usage', inputTokens: 12, outputTokens: 3 }))
  })

  test('plays a reply that was cut by its length', async () => {
    expect(spoken(await ask(reply('One', finish('length')))).last).toMatchObject({ reason: 'length' })
  })

  test('plays a reply that breaks off', async () => {
    const { events: heard, error } = await ask(reply('One', cut()))
    expect(heard).toEqual([{ type: 'text', text: 'One' }])
    expect(error).toMatchObject({ _tag: 'Interrupted', committed: true })
  })

  test('plays an error after content, and one instead of a reply', async () => {
    const late = await ask(reply('One', failure({ message: 'overloaded' })))
    expect(late.error).toMatchObject({ _tag: 'Upstream', message: 'overloaded', committed: true })
    const early = await ask(status(429, { retryAfter: 2 }))
    expect(early.error).toMatchObject({ _tag: 'RateLimited', retryAfterMs: 2_000, committed: false })
  })
}
