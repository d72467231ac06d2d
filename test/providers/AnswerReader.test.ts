import { concat, EMPTY, NEVER, Observable, of, Subject } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { operate } from '../../src/core/operate.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { AnswerReader } from '../../src/providers/AnswerReader.ts'
import { Reply } from '../../src/providers/Reply.ts'
import { TimeLimits } from '../../src/providers/TimeLimits.ts'
import type { HttpResponse } from '../../src/transport/HttpResponse.ts'
import { openaiChatWire } from '../../src/wire/openaiChat/openaiChatWire.ts'

const stream = { 'content-type': 'text/event-stream', 'x-request-id': 'req-1' }
const json = { 'content-type': 'application/json' }
const said = 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n'
const whole = JSON.stringify({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] })

const bytes = (text: string) => of(new TextEncoder().encode(text))

function read(answer: Observable<HttpResponse>) {
  const scheduler = monotonicScheduler
  const reply = new Reply('p')
  const limits = new TimeLimits({ idle: 0, total: 0, scheduler })
  const clean = (text: string) => text
  const reading = { wire: openaiChatWire, reply, limits, scheduler, maxLineLength: undefined, watch: undefined, clean }
  const given: unknown[] = []
  const subscription = answer
    .pipe(operate<HttpResponse, ChatEvent>((out) => new AnswerReader(out, reading)))
    .subscribe({
      next: (event) => given.push(event.type === 'text' ? event.text : event.type),
      error: ({ _tag }: ProviderError) => given.push(_tag),
      complete: () => given.push('|'),
    })
  return { given, reply, subscription }
}

test.each<[string, number, Record<string, string>, string, unknown[]]>([
  ['an event stream', 200, stream, `${said}data: [DONE]\n\n`, ['Hi', '|']],
  ['a completion in one piece', 200, json, whole, ['Hi', '|']],
  ['a refusal', 401, json, '{"error":{"message":"no"}}', ['Unauthorized']],
  ['what is no reply', 200, { 'content-type': 'text/html' }, '<html>', ['HttpStatus']],
])('reads %s', (_what, status, headers, body, expected) => {
  expect(read(of({ status, headers, body: bytes(body) })).given).toEqual(expected)
})

test('knows the id of the request as soon as there is an answer', () => {
  expect(read(concat(of({ status: 200, headers: stream, body: NEVER }), NEVER)).reply.requestId).toBe('req-1')
})

test('goes on when the answer is complete, as long as its body does', () => {
  const body = new Subject<Uint8Array>()
  const { given } = read(of({ status: 200, headers: stream, body }))
  expect(given).toEqual([])
  body.next(new TextEncoder().encode(`${said}data: [DONE]\n\n`))
  expect(given).toEqual(['Hi', '|'])
  expect(body.observed).toBe(false)
})

test('an answer that never comes is an end', () => {
  expect(read(EMPTY).given).toEqual(['|'])
})

test('a second answer is not read', () => {
  const body = new Subject<Uint8Array>()
  const second = { status: 200, headers: stream, body: bytes(said) }
  expect(read(concat(of({ status: 200, headers: stream, body }, second), NEVER)).given).toEqual([])
})

test('whoever leaves has left the body and the answer', () => {
  const body = new Subject<Uint8Array>()
  let left = 0
  const answer = new Observable<HttpResponse>((head) => {
    head.add(() => (left += 1))
    head.next({ status: 200, headers: stream, body })
  })
  read(answer).subscription.unsubscribe()
  expect([body.observed, left]).toEqual([false, 1])
})
