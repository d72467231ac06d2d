import { Observable, type Subscriber } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { isContent } from '../../src/core/isContent.ts'
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

test('values go to the listener, and no more than the end to whoever waits for it', () => {
  marbles(({ cold, expectObservable }) => {
    const source = cold('      -u-t----t|', values)
    const heard = '           ---(ut)-t-'
    const end = '             ---------|'
    const listeners: Subscriber<ChatEvent>[] = []
    const heardBy = new Observable<ChatEvent>((listener) => void listeners.push(listener))
    const ending = new Observable<ChatEvent>((out) => {
      source.subscribe(new Try(out, isContent, { listener: listeners[0] as Subscriber<ChatEvent> }))
    })

    expectObservable(heardBy).toBe(heard, values)
    expectObservable(ending).toBe(end)
  })
})
