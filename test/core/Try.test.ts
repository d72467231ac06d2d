import { Observable } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isContent } from '../../src/core/isContent.ts'
import { toProviderError } from '../../src/core/toProviderError.ts'
import { Try } from '../../src/core/Try.ts'
import { marbles } from '../../src/testing/marbles.ts'

const values: Record<string, ChatEvent> = {
  u: { type: 'usage', outputTokens: 1 },
  t: { type: 'text', text: 'Hi' },
}

test('tells once that content came, before it is passed on', () => {
  marbles(({ cold, flush }) => {
    const log: unknown[] = []
    const source = cold('-u-t-t|', values)
    new Observable<ChatEvent>((end) => {
      source.subscribe(new Try(end, isContent, { onCommit: () => log.push('content') }))
    }).subscribe(({ type }) => log.push(type))
    flush()

    expect(log).toEqual(['content', 'usage', 'text', 'text'])
  })
})

test.each([
  ['fails before content', '-u-#', 'unmarked'],
  ['fails after content', '-t-#', 'committed'],
  ['ends without content', '-u-|', 'Empty'],
])('a try that %s tells who goes on after it, and the stream goes on', (_how, drawn, kind) => {
  marbles(({ cold, expectObservable, flush }) => {
    const failures: unknown[] = []
    const source = cold(drawn, values)
    const result = new Observable<ChatEvent>((out) => {
      source.subscribe(new Try(out, isContent, { onFailure: (error) => failures.push(error) }))
    })

    expectObservable(result).toBe(kind === 'committed' ? '-t' : '-', values)
    flush()
    expect(failures.length).toBe(1)
    const { _tag, committed } = toProviderError(failures[0])
    expect(_tag === 'Empty' ? _tag : committed ? 'committed' : 'unmarked').toBe(kind)
  })
})
