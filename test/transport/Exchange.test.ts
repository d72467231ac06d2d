import { Observable, Subject, throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { Exchange } from '../../src/transport/Exchange.ts'
import type { HttpResponse } from '../../src/transport/HttpResponse.ts'

/** An exchange without a connection, and all that was asked of it. */
class Recorded extends Exchange {
  readonly asked: string[] = []

  protected override cancel(): void {
    this.asked.push('cancel')
  }

  protected override drain(): void {
    this.asked.push('drain')
  }

  protected override regulate(flows: boolean): void {
    this.asked.push(flows ? 'go' : 'hold')
  }
}

function begin(flow?: Observable<boolean>) {
  const told: unknown[] = []
  const bytes: unknown[] = []
  let exchange: Recorded | undefined
  let response: HttpResponse | undefined
  const subscription = new Observable<HttpResponse>((head) => {
    exchange = new Recorded(head)
    exchange.attach(flow)
  }).subscribe({
    next: (head) => {
      response = head
      told.push(head.status)
    },
    error: ({ _tag }: { _tag: string }) => told.push(_tag),
    complete: () => told.push('complete'),
  })
  const read = () =>
    response?.body.subscribe({
      next: ([byte]) => bytes.push(byte),
      error: ({ _tag }: { _tag: string }) => bytes.push(_tag),
      complete: () => bytes.push('complete'),
    })
  if (exchange === undefined) throw new Error('no exchange')
  const drain = () => response?.drain?.()
  return { exchange, subscription, told, bytes, read, drain }
}

const lost = createProviderError('Network', 'lost', { phase: 'body' })
const byte = (value: number) => Uint8Array.of(value)

test('head, bytes, end', () => {
  const { exchange, told, bytes, read } = begin()
  expect(exchange.phase).toBe('connect')
  exchange.connected()
  expect(exchange.phase).toBe('headers')
  exchange.open(200, {})
  expect(exchange.phase).toBe('body')
  read()
  exchange.receive(byte(1))
  exchange.receive(byte(2))
  exchange.end()
  expect(exchange.phase).toBe('over')
  expect({ told, bytes, asked: exchange.asked }).toEqual({
    told: [200, 'complete'],
    bytes: [1, 2, 'complete'],
    asked: ['hold', 'go'],
  })
})

test('nothing counts after the end', () => {
  const { exchange, told, bytes, read } = begin()
  exchange.open(200, {})
  read()
  exchange.end()
  exchange.fail(lost)
  exchange.end()
  exchange.open(500, {})
  exchange.receive(byte(1))
  exchange.leave()
  exchange.connected()
  expect({ told, bytes, asked: exchange.asked }).toEqual({
    told: [200, 'complete'],
    bytes: ['complete'],
    asked: ['hold', 'go'],
  })
})

test.each([
  ['before the head', false, ['Network'], []],
  ['in the body', true, [200], ['Network']],
])('a failure %s goes to whoever listens there, and closes', (_name, opened, heads, heard) => {
  const { exchange, told, bytes, read } = begin()
  if (opened) {
    exchange.open(200, {})
    read()
  }
  exchange.fail(lost)
  expect({ told: told.filter((one) => one !== 'complete'), bytes }).toEqual({ told: heads, bytes: heard })
  expect(exchange.asked.at(-1)).toBe('cancel')
})

test.each([
  ['ended', (exchange: Recorded) => exchange.end(), 'complete'],
  ['failed', (exchange: Recorded) => exchange.fail(lost), 'Network'],
  ['was left', (exchange: Recorded) => exchange.leave(), 'Aborted'],
])('a body that is read when the exchange has %s says so', (_name, finish, outcome) => {
  const { exchange, bytes, read } = begin()
  exchange.open(200, {})
  finish(exchange)
  read()
  expect(bytes).toEqual([outcome])
})

test('a body is read once', () => {
  const { exchange, bytes, read } = begin()
  exchange.open(200, {})
  read()
  read()
  exchange.receive(byte(1))
  expect(bytes).toEqual(['InvalidRequest', 1])
})

test.each(['connect', 'headers', 'body'] as const)('leaving in the phase "%s" closes once, without a word', (phase) => {
  const { exchange, subscription, told } = begin()
  if (phase !== 'connect') exchange.connected()
  if (phase === 'body') exchange.open(200, {})
  subscription.unsubscribe()
  expect(exchange.asked.filter((one) => one === 'cancel')).toEqual(['cancel'])
  expect(told.filter((one) => one !== 200)).toEqual([])
})

test('leaving the body closes, and ends the exchange', () => {
  const { exchange, told, read } = begin()
  exchange.open(200, {})
  read()?.unsubscribe()
  expect({ told, asked: exchange.asked }).toEqual({ told: [200, 'complete'], asked: ['hold', 'go', 'cancel'] })
})

test('leaving a body that has said all lets it end by itself; what comes by then is not heard', () => {
  const { exchange, told, bytes, read, drain } = begin()
  exchange.open(200, {})
  const reading = read()
  exchange.receive(byte(1))
  drain()
  reading?.unsubscribe()
  exchange.receive(byte(2))
  exchange.end()
  expect({ told, bytes, asked: exchange.asked }).toEqual({
    told: [200, 'complete'],
    bytes: [1],
    asked: ['hold', 'go', 'drain'],
  })
})

test('a body that has said all is closed where its flow is held: it could not end', () => {
  const flow = new Subject<boolean>()
  const { exchange, read, drain } = begin(flow)
  exchange.open(200, {})
  const reading = read()
  flow.next(false)
  drain()
  reading?.unsubscribe()
  expect(exchange.asked.at(-1)).toBe('cancel')
})

test('the flow regulates as soon as there is something to read', () => {
  const flow = new Subject<boolean>()
  const { exchange, subscription, read } = begin(flow)
  flow.next(false)
  expect(exchange.asked).toEqual([])
  exchange.open(200, {})
  read()
  flow.next(true)
  flow.next(false)
  expect(exchange.asked).toEqual(['hold', 'hold', 'go', 'hold'])
  subscription.unsubscribe()
  expect(flow.observed).toBe(false)
})

test('a flow that fails ends the exchange, also at once', () => {
  const { exchange, told } = begin(throwError(() => new Error('broken')))
  expect({ told, phase: exchange.phase, asked: exchange.asked }).toEqual({
    told: ['InvalidRequest'],
    phase: 'over',
    asked: ['cancel'],
  })
})
