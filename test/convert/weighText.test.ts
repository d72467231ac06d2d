import { createInbox } from '../../src/convert/createInbox.ts'
import { weighText } from '../../src/convert/weighText.ts'

const weighed = (joinFrom = Infinity) => weighText(createInbox<unknown>('each', joinFrom))

test.each<[number, string, unknown]>([
  [1, 'a short text', 'x'.repeat(63)],
  [2, 'a longer one', 'x'.repeat(64)],
  [17, 'a long one', 'x'.repeat(1_024)],
  [17, 'a text event', { type: 'text', text: 'x'.repeat(1_024) }],
  [17, 'a fragment of a call', { type: 'toolCall', index: 0, arguments: 'x'.repeat(1_024) }],
  [1, 'an event without text', { type: 'usage' }],
  [1, 'a number', 7],
  [1, 'null', null],
])('%i for %s', (weight, _name, element) => {
  const inbox = weighed()
  inbox.put(element, false)
  inbox.put('', false)
  expect(inbox.size).toBe(weight + 1)
  expect(inbox.take()).toBe(element)
  expect(inbox.size).toBe(1)
})

test('is nothing when all was read, also where texts were joined', () => {
  const inbox = weighed(1)
  for (let i = 0; i < 100; i++) inbox.put('x'.repeat(63), false)
  expect(inbox.size).toBe(100)
  inbox.take()
  expect(inbox.size).toBe(0)
  inbox.put('a', false)

  expect(inbox.size).toBe(1)
})

test('is nothing after clear()', () => {
  const inbox = weighed()
  inbox.put('a', false)
  inbox.clear()

  expect(inbox.size).toBe(0)
})
