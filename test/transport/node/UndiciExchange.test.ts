import { BehaviorSubject, Observable, type Subscription, VirtualTimeScheduler } from 'rxjs'
import type { Dispatcher } from 'undici'
import type { HttpResponse } from '../../../src/transport/HttpResponse.ts'
import { UndiciExchange } from '../../../src/transport/node/UndiciExchange.ts'

const url = 'http://127.0.0.1:9/v1/chat?x=1'
const asked = { url, method: 'POST', headers: { accept: 'text/event-stream' } } as const

/** undici's part, played by the test. */
class Controller {
  readonly asked: string[] = []
  rawHeaders: Buffer[] | null = [Buffer.from('server')]
  readonly aborted = false
  readonly paused = false
  readonly reason = null
  abort(): void {
    this.asked.push('abort')
  }
  pause(): void {
    this.asked.push('pause')
  }
  resume(): void {
    this.asked.push('resume')
  }
}

function begin(foreign = false, more: object = {}) {
  const scheduler = new VirtualTimeScheduler()
  const controller = new Controller()
  const told: unknown[] = []
  const heads: HttpResponse[] = []
  const sent: Dispatcher.DispatchOptions[] = []
  let exchange: UndiciExchange | undefined
  const subscription: Subscription = new Observable<HttpResponse>((out) => {
    const request = { ...asked, ...more }
    exchange = new UndiciExchange(out, request, { scheduler, foreign })
    exchange.start(request, { dispatch: (options) => void sent.push(options) })
    exchange.limitConnect()
  }).subscribe({
    next: (head) => {
      const { status, headers, body } = head
      heads.push(head)
      told.push(status, headers)
      // eslint-disable-next-line rxjs-x/no-nested-subscribe -- as a reader of the answer does it
      body.subscribe({ next: (chunk) => told.push(chunk.length), error: () => undefined })
    },
    error: ({ _tag, phase, ms }: Record<string, unknown>) => told.push([_tag, phase, ms]),
    complete: () => told.push('|'),
  })
  if (exchange === undefined) throw new Error('no exchange')
  return { scheduler, controller, told, heads, sent, exchange, subscription }
}

test('hands the request over in undici’s words', () => {
  const { origin, path, method, body } = begin().sent[0] ?? {}
  expect({ origin, path, method, body }).toEqual({
    origin: 'http://127.0.0.1:9',
    path: '/v1/chat?x=1',
    method: 'POST',
    body: null,
  })
})

test('head, bytes, end; and lets go of what the head was read from', () => {
  const { exchange, controller, told } = begin()
  exchange.onRequestStart(controller)
  exchange.onResponseStart(controller, 200, { 'X-Id': '7', 'set-cookie': ['a', 'b'] })
  expect(controller.rawHeaders).toBeNull()
  exchange.onResponseData(controller, Uint8Array.of(1, 2))
  exchange.onResponseEnd()
  expect(told).toEqual([200, { 'x-id': '7', 'set-cookie': 'a,b' }, 2, '|'])
})

test('an answer that only announces another is not the answer', () => {
  const { exchange, controller, told } = begin()
  exchange.onRequestStart(controller)
  exchange.onResponseStart(controller, 103, {})
  expect(told).toEqual([])
})

test('the time to connect ends with the connection, and leaves no timer', () => {
  const { exchange, controller, scheduler, told } = begin(false, { connectTimeout: 50 })
  exchange.onRequestStart(controller)
  expect(scheduler.actions).toEqual([])
  scheduler.flush()
  expect(told).toEqual([])
})

test.each<[string, boolean, unknown]>([
  ['its own', false, ['Timeout', 'connect', 50]],
  ['a foreign dispatcher’s, which keeps limits of its own', true, undefined],
])('the time to connect is %s', (_whose, foreign, expected) => {
  const { scheduler, told } = begin(foreign, { connectTimeout: 50 })
  scheduler.flush()
  expect(told[0]).toEqual(expected)
})

test('whoever leaves before undici has begun is remembered', () => {
  const { exchange, controller, subscription, scheduler } = begin()
  subscription.unsubscribe()
  expect(scheduler.actions).toEqual([])
  exchange.onRequestStart(controller)
  expect(controller.asked).toEqual(['abort'])
})

describe('an answer that has said all', () => {
  /** Its reader has left, and waits for its end. */
  const drain = () => {
    const call = begin()
    call.exchange.onRequestStart(call.controller)
    call.exchange.onResponseStart(call.controller, 200, {})
    call.heads[0]?.drain?.()
    call.subscription.unsubscribe()
    return call
  }

  test('is closed where it goes on', () => {
    const { scheduler, controller } = drain()
    scheduler.flush()
    expect(controller.asked).toContain('abort')
    expect(scheduler.now()).toBe(50)
  })

  test('and whose end waited in the socket while the event loop was blocked keeps its connection', () => {
    const { scheduler, controller, exchange } = drain()
    scheduler.schedule(() => exchange.onResponseEnd(), 50)
    scheduler.flush()
    expect(controller.asked).not.toContain('abort')
  })
})

test('what cannot be dispatched fails, and what undici says of it afterwards is not heard', () => {
  const { exchange, controller, told } = begin(false, { url: 'nowhere' })
  expect(told).toEqual([['InvalidRequest', undefined, undefined]])
  exchange.onResponseError(controller, new Error('late'))
  expect(told.length).toBe(1)
})

describe('many small reads', () => {
  /** What undici is asked while an answer comes in reads of ten bytes, `times` within half a millisecond. */
  function flood(times: number, { foreign = false, ...more }: { foreign?: boolean; flow?: Observable<boolean> } = {}) {
    const call = begin(foreign, more)
    const { exchange, controller, scheduler } = call
    exchange.onRequestStart(controller)
    exchange.onResponseStart(controller, 200, {})
    controller.asked.length = 0
    const read = () => exchange.onResponseData(controller, new Uint8Array(10))
    for (let index = 1; index <= times; index++) scheduler.schedule(read, 1 + index / (2 * times))
    scheduler.maxFrames = 1.5
    scheduler.flush()
    scheduler.maxFrames = Infinity
    return { ...call, read }
  }

  const microtask = () => Promise.resolve()

  test('are let gather: the socket is held for a millisecond, once all of the last read has come', async () => {
    const { controller, scheduler, read, told } = flood(16)
    expect(controller.asked).toEqual([])
    read()
    await microtask()
    expect(controller.asked).toEqual(['pause'])
    scheduler.flush()
    expect(controller.asked).toEqual(['pause', 'resume'])
    expect(scheduler.now()).toBe(2.5)
    expect(told.filter((length) => length === 10)).toHaveLength(17)
  })

  test('go on coming where the dispatcher is foreign: its sockets read on while they are held', async () => {
    const { controller, scheduler } = flood(64, { foreign: true })
    await microtask()
    expect([controller.asked, scheduler.actions]).toEqual([[], []])
  })

  test('do not let go what their reader holds', async () => {
    const flow = new BehaviorSubject(true)
    const { controller, scheduler } = flood(16, { flow })
    flow.next(false)
    await microtask()
    scheduler.flush()
    expect(controller.asked).not.toContain('resume')
    flow.next(true)
    expect(controller.asked.at(-1)).toBe('resume')
  })

  test.each<[string, (call: ReturnType<typeof flood>) => void]>([
    ['whose end comes', ({ exchange }) => exchange.onResponseEnd()],
    ['that break off', ({ exchange, controller }) => exchange.onResponseError(controller, new Error('reset'))],
    ['that are left', ({ subscription }) => subscription.unsubscribe()],
  ])('%s leave no timer', (_how, stop) => {
    const call = flood(16)
    expect(call.scheduler.actions).toHaveLength(1)
    stop(call)
    expect(call.scheduler.actions).toEqual([])
  })

  test('are read away at once when all is said', async () => {
    const { controller, heads, subscription, scheduler } = flood(16)
    await microtask()
    heads[0]?.drain?.()
    subscription.unsubscribe()
    expect(controller.asked).toEqual(['pause', 'resume'])
    scheduler.flush()
    expect(controller.asked).toEqual(['pause', 'resume', 'abort'])
  })
})

test('has its socket watched from when it is first held', () => {
  const flow = new BehaviorSubject(true)
  const { exchange, controller } = begin(false, { flow })
  let watched = 0
  exchange.carriedBy({ watch: () => (watched += 1) })
  exchange.onRequestStart(controller)
  exchange.onResponseStart(controller, 200, {})
  expect(watched).toBe(0)
  flow.next(false)
  expect([watched, controller.asked.at(-1)]).toEqual([1, 'pause'])
})

test('an answer whose socket is about to go is held by nobody any more', async () => {
  const flow = new BehaviorSubject(true)
  const { exchange, controller } = begin(false, { flow })
  exchange.onRequestStart(controller)
  exchange.closing()
  exchange.onResponseStart(controller, 200, {})
  flow.next(false)
  expect(controller.asked.at(-1)).toBe('pause')
  exchange.closing()
  expect(controller.asked.at(-1)).toBe('resume')
  flow.next(false)
  await Promise.resolve()
  expect(controller.asked.at(-1)).toBe('resume')
})
