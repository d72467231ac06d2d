import type { ChatEvent } from '../../../src/core/ChatEvent.ts'
import type { AnthropicReplyBlock } from '../../../src/wire/anthropic/anthropicChunk.ts'
import { readBlock } from '../../../src/wire/anthropic/readBlock.ts'

function read(block: unknown): ChatEvent[] {
  const events: ChatEvent[] = []
  readBlock(block as AnthropicReplyBlock, 3, (event) => events.push(event))
  return events
}

test.each([
  [
    { type: 'text', text: 'Hi' },
    { type: 'text', text: 'Hi' },
  ],
  [
    { type: 'thinking', thinking: 'Hm.', signature: 'EqQB' },
    { type: 'reasoning', text: 'Hm.', signature: 'EqQB' },
  ],
  [
    { type: 'thinking', thinking: 'Hm.', signature: '' },
    { type: 'reasoning', text: 'Hm.' },
  ],
  [
    { type: 'thinking', signature: 'EqQB' },
    { type: 'reasoning', text: '', signature: 'EqQB' },
  ],
  [
    { type: 'redacted_thinking', data: 'EmwK' },
    { type: 'reasoning', text: '', signature: 'redacted_thinking:EmwK' },
  ],
  [
    { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
    { type: 'toolCall', index: 3, id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
  ],
  [
    { type: 'tool_use', id: 'toolu_1', name: 'time', input: {} },
    { type: 'toolCall', index: 3, id: 'toolu_1', name: 'time', arguments: '' },
  ],
  [
    { type: 'tool_use', id: null, name: null, input: null },
    { type: 'toolCall', index: 3, arguments: '' },
  ],
])('%j', (block, event) => {
  expect(read(block)).toEqual([event])
})

test.each([
  { type: 'text', text: '' },
  { type: 'text', text: null },
  { type: 'thinking', thinking: '', signature: '' },
  { type: 'redacted_thinking', data: '' },
  { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'Oslo' } },
  { type: 'compaction', content: 'The user said hello.' },
  {},
])('%j says nothing', (block) => {
  expect(read(block)).toEqual([])
})
