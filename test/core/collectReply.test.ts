import { from, lastValueFrom } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { type CollectedReply, collectReply } from '../../src/core/collectReply.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const collect = (...events: ChatEvent[]) => lastValueFrom(from(events).pipe(collectReply()))
const text = (words: string): ChatEvent => ({ type: 'text', text: words })
const finish: ChatEvent = { type: 'finish', reason: 'toolCalls', raw: 'tool_use', provider: 'p' }
const lost = createProviderError('Interrupted', 'lost', { text: 'a' })

/** The replies that the sources of the contract make, by letters that stand for them. */
const replies: Record<string, string> = { a: 'a', b: 'abcda', c: 'abc', d: '', e: 'ab' }

contract<ChatEvent, CollectedReply>('collectReply', (source) => source.pipe(collectReply()), {
  element: text,
  result: (letter) => replyOf(replies[letter] ?? ''),
  // It says nothing before the end.
  meaningless: [
    'leaves an endless source when the consumer has enough',
    'can be shared: one subscription to the source for all',
    'stops a synchronous source that would never end by itself',
  ],
  differs: {
    'ends with a source that has nothing': { expected: '----(d|)' },
    'passes one element': { expected: '-----(a|)' },
    'passes many elements in their order, each once and in its frame': { expected: '---------------(b|)' },
    'fails with a source that fails after content, and keeps the content': { expected: '------#' },
    'leaves its source when the consumer leaves amid the elements': { expected: '------' },
    'begins anew when it is subscribed to after it completed': {
      expected: '--a-(a|)',
      subscriptions: ['^-!', '--^-!'],
    },
    'can be left and subscribed to again inside next': {
      expected: '--------(e|)',
      subscriptions: ['^---!', '----^---!'],
    },
    'keeps two subscriptions apart': { expected: '--------(e|)' },
    'passes a synchronous source through': { expected: '(c|)' },
  },
})

function replyOf(words: string): CollectedReply {
  return { text: words, reasoning: '', toolCalls: [], message: { role: 'assistant', content: words } }
}

describe('collectReply', () => {
  test('emits the whole reply once, at the end', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-b-(f|)', { a: text('a'), b: text('b'), f: finish })
      const reply = {
        text: 'ab',
        reasoning: '',
        toolCalls: [],
        finish,
        message: { role: 'assistant', content: 'ab' },
      }
      expectObservable(source.pipe(collectReply())).toBe('-----(R|)', { R: reply })
      expectSubscriptions(source.subscriptions).toBe('^----!')
    }))

  test('joins the fragments of tool calls by their index, and parses the arguments', async () => {
    const reply = await collect(
      { type: 'toolCall', index: 0, id: 'a', name: 'weather', arguments: '{"city":' },
      { type: 'toolCall', index: 1, id: 'b', name: 'time', arguments: '' },
      { type: 'toolCall', index: 0, arguments: '"Rome"}', signature: 'proof' },
      finish,
    )
    expect(reply.toolCalls).toEqual([
      { id: 'a', name: 'weather', arguments: { city: 'Rome' } },
      { id: 'b', name: 'time', arguments: {} },
    ])
    expect(reply.message.toolCalls).toEqual([
      { id: 'a', name: 'weather', arguments: '{"city":"Rome"}', signature: 'proof' },
      { id: 'b', name: 'time', arguments: '' },
    ])
  })

  test('keeps arguments that are no JSON as they came, in the message alone', async () => {
    const reply = await collect({ type: 'toolCall', index: 0, id: 'a', name: 'f', arguments: '{"city":' })
    expect(reply.toolCalls[0]?.arguments).toBeUndefined()
    expect(reply.message.toolCalls?.[0]?.arguments).toBe('{"city":')
  })

  test('closes a thought at its signature, so that each goes back with its own', async () => {
    const reply = await collect(
      { type: 'reasoning', text: 'one ' },
      { type: 'reasoning', text: 'two' },
      { type: 'reasoning', text: '', signature: 's1' },
      { type: 'reasoning', text: 'three', signature: 's2' },
      { type: 'reasoning', text: 'four' },
      text('done'),
    )
    expect(reply.reasoning).toBe('one twothreefour')
    expect(reply.message.reasoning).toEqual([
      { text: 'one two', signature: 's1' },
      { text: 'three', signature: 's2' },
      { text: 'four' },
    ])
  })

  test('gives usage and finish, and forgets what a reset takes back', async () => {
    const reply = await collect(
      text('wrong'),
      { type: 'reset', error: lost },
      text('right'),
      { type: 'activity' },
      { type: 'usage', inputTokens: 1, outputTokens: 2 },
      finish,
    )
    expect(reply).toMatchObject({ text: 'right', usage: { inputTokens: 1, outputTokens: 2 }, finish })
    expect(reply.usage).not.toHaveProperty('type')
  })

  test('gives nothing of a reply that fails', () =>
    marbles(({ cold, expectObservable }) => {
      const source = cold('-a-#', { a: text('a') }, lost)
      expectObservable(source.pipe(collectReply())).toBe('---#', undefined, { _tag: 'Interrupted' })
    }))
})
