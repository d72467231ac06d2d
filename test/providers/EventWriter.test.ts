import type { Observable, SchedulerLike } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { operate } from '../../src/core/operate.ts'
import { EventWriter } from '../../src/providers/EventWriter.ts'
import { Reply } from '../../src/providers/Reply.ts'
import { marbles } from '../../src/testing/marbles.ts'
import type { Mark } from '../../src/wire/Mark.ts'
import type { ReplyReader } from '../../src/wire/ReplyReader.ts'

interface Chunk {
  readonly text?: string
  /** The wire's mark, behind which something may follow. */
  readonly mark?: boolean
  readonly last?: boolean
}

const createReader = (hasOwnMark = false): ReplyReader<Chunk> => {
  let complete = false
  return {
    hasOwnMark,
    get complete() {
      return complete
    },
    usage: undefined,
    end: { reason: 'stop', raw: 'stop' },
    read({ text, mark, last }, emit) {
      if (text !== undefined) emit({ type: 'text', text })
      if (mark !== undefined) complete = mark
      return last === true
    },
  }
}

const readReply = (...given: [ReplyReader<Chunk>, Reply, SchedulerLike, (() => void)?]) =>
  operate<Chunk | Mark, ChatEvent>((out) => new EventWriter(out, ...given))

const chunks: Record<string, Chunk | Mark> = {
  a: { text: 'a' },
  b: { text: 'b' },
  m: { text: 'm', mark: true },
  n: { mark: false },
  l: { text: 'l', last: true },
  p: 'activity',
  D: 'done',
}
const events: Record<string, ChatEvent> = {
  ...Object.fromEntries([...'abml'].map((text) => [text, { type: 'text', text } as const])),
  p: { type: 'activity' },
}

describe('EventWriter', () => {
  test('hands on what the reader makes of the chunks, and signs of life', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-p-b-|', chunks)
      const reply = new Reply('p')
      expectObservable(source.pipe(readReply(createReader(), reply, scheduler))).toBe('-a-p-b-|', events)
      expectSubscriptions(source.subscriptions).toBe('^------!')
    }))

  test.each([
    ['the sentinel', 'aD--b', 'a|', false],
    ['a chunk that is the last', 'al--b', 'a(l|)', false],
  ])('completes at %s and leaves the connection', (_, diagram, expected, own) =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions, flush }) => {
      const source = cold(diagram, chunks)
      const reply = new Reply('p')
      expectObservable(source.pipe(readReply(createReader(own), reply, scheduler))).toBe(expected, events)
      expectSubscriptions(source.subscriptions).toBe('^!')
      flush()
      expect(reply.complete).toBe(true)
    }),
  )

  test('a sentinel proves nothing where the wire has a mark of its own', () =>
    marbles(({ cold, scheduler, expectObservable, flush }) => {
      const reply = new Reply('p')
      expectObservable(cold('aD', chunks).pipe(readReply(createReader(true), reply, scheduler))).toBe('a|', events)
      flush()
      expect(reply.complete).toBe(false)
    }))

  test.each([
    ['the sentinel', 'aD', 1],
    ['a chunk that is the last', 'al', 1],
    ['the end of the bytes', 'a|', 0],
    ['silence after the mark', 'am', 0],
  ])('whether all was said: %s', (_, diagram, times) =>
    marbles(({ cold, scheduler, flush }) => {
      const drain = jest.fn()
      cold(diagram, chunks)
        .pipe(readReply(createReader(), new Reply('p'), scheduler, drain))
        .subscribe()
      flush()
      expect(drain).toHaveBeenCalledTimes(times)
    }),
  )

  const lingering = (source: Observable<Chunk | Mark>, scheduler: Parameters<typeof readReply>[2]) =>
    source.pipe(readReply(createReader(), new Reply('p'), scheduler))

  test('waits two seconds after the mark for what may follow, then closes', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const source = cold('am-p-----', chunks)
      expectObservable(lingering(source, scheduler)).toBe('am-p 1997ms |', events)
      expectSubscriptions(source.subscriptions).toBe('^ 2000ms !')
    }))

  test('goes on with a reply that begins anew after the mark', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      const source = cold('mn 3s b 5s |', chunks)
      expectObservable(lingering(source, scheduler)).toBe('m- 3s b 5s |', events)
    }))

  test('leaves no timer behind', () =>
    marbles(({ cold, scheduler, expectObservable, flush }) => {
      expectObservable(lingering(cold('am|', chunks), scheduler)).toBe('am|', events)
      flush()
      expect(scheduler.frame).toBe(2)
    }))
})
