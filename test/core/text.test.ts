import { from, lastValueFrom, Observable, toArray } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { text } from '../../src/core/text.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const lost = createProviderError('Interrupted', 'cut off', { text: 'Hi', committed: true })
const events: Record<string, ChatEvent> = {
  a: { type: 'text', text: 'a' },
  b: { type: 'text', text: 'b' },
  e: { type: 'text', text: '' },
  r: { type: 'reasoning', text: 'Hm' },
  q: { type: 'reasoning', text: '' },
  c: { type: 'toolCall', index: 0, id: '1', name: 'f', arguments: '{}' },
  p: { type: 'activity' },
  u: { type: 'usage', outputTokens: 2 },
  f: { type: 'finish', reason: 'stop', raw: 'stop', provider: 'a' },
  s: { type: 'seam', from: 'a', to: 'b' },
  x: { type: 'reset', error: lost },
}

contract<ChatEvent, string>('text', (source) => source.pipe(text()), {
  element: (letter) => ({ type: 'text', text: letter }),
  result: (letter) => letter,
})

test('keeps the text and drops everything else', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -r-p-a-c-e-b-s-u-f|', events)
    const sourceSubs = '  ^-----------------!'
    const expected = '    -----a-----b------|'

    expectObservable(source.pipe(text())).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test.each([
  ['reasoning', '-r-u-f|'],
  ['a tool call', '-c-u-f|'],
  ['reasoning and an empty text', '-r-e-f|'],
])('a reply of %s alone has no text, and asking again would not give one', (_what, marble) => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(marble, events)

    expectObservable(source.pipe(text())).toBe('------#', undefined, {
      _tag: 'Empty',
      message: 'the reply has no text, only reasoning or tool calls',
      committed: false,
      retryable: false,
      provider: 'a',
      ...(marble.includes('u') ? { usage: { outputTokens: 2 } } : {}),
    })
    expectSubscriptions(source.subscriptions).toBe('^-----!')
  })
})

test.each([
  ['nothing', '------|'],
  ['no content', '-p-u-f|'],
  ['empty pieces', '-e-q-f|'],
])('a reply of %s completes: whether that is a failure, its provider has said', (_what, marble) => {
  marbles(({ cold, expectObservable }) => {
    expectObservable(cold(marble, events).pipe(text())).toBe('------|')
  })
})

test('a reset fails with its own error, because text cannot be taken back', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold(' -a-x-b|', events)
    const sourceSubs = '  ^--!   '
    const expected = '    -a-#   '

    expectObservable(source.pipe(text())).toBe(expected, undefined, lost)
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test('a reset ends a synchronous source there and then', () => {
  let after = false
  const source = new Observable<ChatEvent>((out) => {
    out.next(events.x as ChatEvent)
    after = !out.closed
  })
  source.pipe(text()).subscribe({ error: () => undefined })

  expect(after).toBe(false)
})

test('the pieces are those of the reply, in order, none joined and none split', async () => {
  const pieces = ['The ', 'answer', ' is', '\n', '42', '😀']
  const reply = from(pieces.map((piece): ChatEvent => ({ type: 'text', text: piece })))

  await expect(lastValueFrom(reply.pipe(text(), toArray()))).resolves.toEqual(pieces)
})
