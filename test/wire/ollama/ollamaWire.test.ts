import { ollama } from '../../../src/providers/ollama.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { finish, last } from './speakOllama.ts'

const answer = (body: unknown) => {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  return listen(ollama.events({ transport })([{ role: 'user', content: 'Hello!' }], { stream: false }))
}

test('a reply that was not streamed is one line', async () => {
  const whole = { ...last('stop', { eval_count: 2 }), message: { role: 'assistant', content: 'Hello', thinking: 'Hm' } }
  expect((await answer(whole)).events).toEqual([
    { type: 'reasoning', text: 'Hm' },
    { type: 'text', text: 'Hello' },
    { type: 'usage', outputTokens: 2 },
    finish(),
  ])
})

test('an error with status 200 is an error, other JSON is no reply', async () => {
  expect((await answer({ error: 'model not found' })).error).toMatchObject({
    _tag: 'Upstream',
    message: 'model not found',
  })
  expect((await answer({ models: [] })).error).toMatchObject({ _tag: 'HttpStatus' })
})
