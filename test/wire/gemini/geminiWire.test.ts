import { gemini } from '../../../src/providers/gemini.ts'
import { geminiWire } from '../../../src/wire/gemini/geminiWire.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { ends, finish, parts } from './speakGemini.ts'

const answer = (body: unknown) => {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  return listen(gemini.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }], { stream: false }))
}
const text = (said: string) => ({ type: 'text', text: said })

test('a reply that was not streamed is one chunk', async () => {
  const { candidates } = parts({ text: 'Hm', thought: true }, { text: 'Hello' })
  const whole = { candidates: [{ ...candidates[0], finishReason: 'STOP' }], usageMetadata: { promptTokenCount: 3 } }
  expect((await answer(whole)).events).toEqual([
    { type: 'reasoning', text: 'Hm' },
    text('Hello'),
    { type: 'usage', inputTokens: 3 },
    finish(),
  ])
})

test('a stream that came as one list is all of its chunks', async () => {
  expect((await answer([parts({ text: 'a' }), parts({ text: 'b' }), ends()])).events.slice(0, 2)).toEqual([
    text('a'),
    text('b'),
  ])
})

test('a blocked prompt is Empty, an error takes its tag, other JSON is no reply', async () => {
  expect((await answer({ promptFeedback: { blockReason: 'SAFETY' } })).error).toMatchObject({
    _tag: 'Empty',
    retryable: false,
  })
  for (const error of [
    { error: { code: 429, message: 'slow down' } },
    [{ error: { code: 429, message: 'slow down' } }],
  ]) {
    expect((await answer(error)).error).toMatchObject({ _tag: 'RateLimited', message: 'slow down' })
  }
  expect((await answer({ models: [] })).error).toMatchObject({ _tag: 'HttpStatus' })
})

test('the reader of a whole reply knows what the reader of a stream knows', () => {
  const reader = geminiWire.createWholeReader()
  expect(reader.complete).toBe(false)
  reader.read([{ candidates: [{ finishReason: 'STOP' }] }, { usageMetadata: { promptTokenCount: 3 } }], () => {})
  expect({ complete: reader.complete, usage: reader.usage, end: reader.end }).toMatchObject({
    complete: true,
    usage: { inputTokens: 3 },
    end: { reason: 'stop', raw: 'STOP' },
  })
})
