import fc from 'fast-check'
import { from, lastValueFrom, NEVER, reduce, toArray } from 'rxjs'
import { toSse } from '../../src/convert/toSse.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { parseSse } from '../../src/stream/parseSse.ts'
import { splitLines } from '../../src/stream/splitLines.ts'
import { marbles } from '../../src/testing/marbles.ts'

const lost = createProviderError('Interrupted', 'cut off', { text: 'Hi', committed: true })

test('writes an event for each element, numbered, and then done', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold<string | ChatEvent>('-a-b-c|', {
      a: 'Hi',
      b: { type: 'reasoning', text: 'hm' },
      c: { type: 'usage', outputTokens: 1 },
    })
    const subscription = '                    ^-----!'
    const expected = '                        -a-b-c(z|)'

    expectObservable(toSse(source)).toBe(expected, {
      a: 'id: 1\ndata: {"text":"Hi"}\n\n',
      b: 'event: reasoning\nid: 2\ndata: {"text":"hm"}\n\n',
      c: 'event: usage\nid: 3\ndata: {"outputTokens":1}\n\n',
      z: 'event: done\nid: 4\ndata: {}\n\n',
    })
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('writes an error as the last event', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold(' -a-#   ', { a: 'Hi' }, lost)
    const expected = '    -a-(x|)'

    expectObservable(toSse(source)).toBe(expected, {
      a: 'id: 1\ndata: {"text":"Hi"}\n\n',
      x: 'event: error\nid: 2\ndata: {"_tag":"Interrupted","message":"cut off"}\n\n',
    })
  })
})

test('begins to count anew for each subscription', () => {
  marbles(({ cold, expectObservable }) => {
    const sse = toSse(cold(' a|'))
    const values = { a: 'id: 1\ndata: {"text":"a"}\n\n', z: 'event: done\nid: 2\ndata: {}\n\n' }

    expectObservable(sse).toBe('a(z|)', values)
    expectObservable(sse).toBe('a(z|)', values)
  })
})

test('sends a comment for every so many milliseconds of silence, 15 seconds by default', () => {
  marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
    const values = { a: 'id: 1\ndata: {"text":"a"}\n\n', h: ': heartbeat\n\n' }
    const source = cold('        --a---------')
    const subscription = '       ^----------!'
    const expected = '           --a---h---h-'

    expectObservable(toSse(source, { heartbeat: 4, scheduler }), subscription).toBe(expected, values)
    expectSubscriptions(source.subscriptions).toBe(subscription)

    const silent = cold('--a')
    expectObservable(toSse(silent, { heartbeat: 0 }), '^ 20s !').toBe('--a', values)
    expectObservable(toSse(silent), '                ^ 20s !').toBe('--a 14999ms h', values)
  })
})

test('what it writes, an SSE parser reads, to the last line break', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1 })), async (tokens) => {
      const events = await lastValueFrom(toSse(from(tokens)).pipe(splitLines(), parseSse(), toArray()))
      const texts = events.slice(0, -1).map(({ data }) => (JSON.parse(data) as { text: string }).text)

      expect(texts).toEqual(tokens)
      expect(events.at(-1)).toMatchObject({ event: 'done', id: String(tokens.length + 1), data: '{}' })
    }),
  )
})

test('line breaks in a token stay in its one data line', async () => {
  const tokens = from(['a\r\nb\nc\rd', '\n\nevent: done\n\n'])
  const text = await lastValueFrom(toSse(tokens).pipe(reduce((a, b) => a + b)))

  expect(text.split('\n\n').map((event) => event.split('\n').length)).toEqual([2, 2, 3, 1])
})

test.each<[object, string]>([
  [{ heartbeat: -1 }, 'toSse: "heartbeat" must be a time from 0 to 2147483647 ms'],
  [{ beat: 1 }, 'toSse: there is no option "beat"; it takes heartbeat, scheduler'],
])('refuses %j', (config, message) => {
  expect(() => toSse(NEVER, config)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})
