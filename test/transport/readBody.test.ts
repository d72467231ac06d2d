import { NEVER, Observable, of, throwError } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { readBody } from '../../src/transport/readBody.ts'
import { marbles } from '../../src/testing/marbles.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const values = { a: bytes('a'), b: bytes('b'), c: bytes('c') }
const texts = { x: 'a', y: 'ab', z: 'abc', '0': '' }
const scheduler = new TestScheduler(() => undefined)

test('gives the text once, when the body is complete', () => {
  marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
    const body = cold('  -a-b-c-|  ', values)
    const expected = '   -------(z|)'
    const bodySubs = '   ^------!  '
    expectObservable(body.pipe(readBody({ limit: 10, within: 20, scheduler }))).toBe(expected, texts)
    expectSubscriptions(body.subscriptions).toBe(bodySubs)
  })
})

test('gives what came until the time was over', () => {
  marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
    const body = cold('  -a-b------c', values)
    const expected = '   -----(y|)'
    const bodySubs = '   ^----!'
    expectObservable(body.pipe(readBody({ limit: 10, within: 5, scheduler }))).toBe(expected, texts)
    expectSubscriptions(body.subscriptions).toBe(bodySubs)
  })
})

test('gives what came until the connection broke', () => {
  marbles(({ cold, expectObservable, scheduler }) => {
    const body = cold('  -a-#', values)
    const expected = '   ---(x|)'
    expectObservable(body.pipe(readBody({ limit: 10, within: 20, scheduler }))).toBe(expected, texts)
  })
})

test('stops at the chunk that reaches the limit', () => {
  marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
    const body = cold('  -a-b-c-|', values)
    const expected = '   ---(y|)'
    const bodySubs = '   ^--!'
    expectObservable(body.pipe(readBody({ limit: 2, within: 20, scheduler }))).toBe(expected, texts)
    expectSubscriptions(body.subscriptions).toBe(bodySubs)
  })
})

test.each([
  ['nothing came', new Observable<Uint8Array>((out) => out.complete())],
  ['it broke at once', throwError(() => new Error('lost'))],
])('gives an empty text where %s', (_name, body) => {
  const given: string[] = []
  body.pipe(readBody({ limit: 10, within: 20, scheduler })).subscribe((text) => given.push(text))
  expect(given).toEqual([''])
})

test('gives an empty text where nothing comes in time', () => {
  marbles(({ expectObservable, scheduler }) => {
    expectObservable(NEVER.pipe(readBody({ limit: 10, within: 3, scheduler }))).toBe('---(0|)', texts)
  })
})

test('a character that is cut in two by the chunks is one', () => {
  const [first = 0, ...rest] = bytes('é')
  const given: string[] = []
  of(Uint8Array.of(first), Uint8Array.from(rest))
    .pipe(readBody({ limit: 10, within: 20, scheduler }))
    .subscribe((text) => given.push(text))
  expect(given).toEqual(['é'])
})
