import type { ChatEvent } from '../../../src/core/ChatEvent.ts'
import { readContent } from '../../../src/wire/cohere/readContent.ts'

test.each([
  [{ text: 'Hi' }, [{ type: 'text', text: 'Hi' }]],
  [{ thinking: 'Hm.' }, [{ type: 'reasoning', text: 'Hm.' }]],
  [{ text: '' }, []],
  [{ text: null, thinking: null }, []],
  [{}, []],
  [null, []],
  [undefined, []],
])('%j', (content, expected) => {
  const events: ChatEvent[] = []
  readContent(content, (event) => events.push(event))
  expect(events).toEqual(expected)
})
