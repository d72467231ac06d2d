import { outputItem } from '../../../src/wire/openaiResponses/outputItem.ts'

const text = (type: 'output_text' | 'reasoning_text' | 'summary_text', said: string | null) => ({ type, text: said })

test('a message is the text of its parts, refusals included', () => {
  const message = {
    type: 'message' as const,
    content: [text('output_text', 'a'), { type: 'refusal' as const, refusal: 'no' }, text('output_text', null)],
  }
  expect(outputItem.texts(message)).toEqual(['a', 'no', ''])
  expect(outputItem.events(message, 0)).toEqual([
    { type: 'text', text: 'a' },
    { type: 'text', text: 'no' },
  ])
})

test('reasoning is what the service shows of it, else its summary', () => {
  const summary = [text('summary_text', 'short'), text('summary_text', '')]
  const content = [text('reasoning_text', 'at length')]
  expect(outputItem.thoughts({ type: 'reasoning', summary, content })).toEqual(['at length'])
  expect(outputItem.thoughts({ type: 'reasoning', summary, content: [] })).toEqual(['short'])
  expect(outputItem.thoughts({ type: 'reasoning', summary, content: null })).toEqual(['short'])
  expect(outputItem.thoughts({ type: 'reasoning' })).toEqual([])
})

test('reasoning is signed where it is encrypted and has an id', () => {
  const sealed = { type: 'reasoning' as const, id: 'rs_1', encrypted_content: 'gAAA' }
  const signature = '{"id":"rs_1","encrypted_content":"gAAA"}'
  expect(outputItem.events(sealed, 0)).toEqual([{ type: 'reasoning', text: '', signature }])
  expect(outputItem.signature({ ...sealed, id: undefined })).toBeUndefined()
  expect(outputItem.signature({ ...sealed, encrypted_content: null })).toBeUndefined()
  expect(outputItem.signature({ ...sealed, encrypted_content: '' })).toBeUndefined()
})

test('a call is one event', () => {
  const call = { type: 'function_call' as const, call_id: 'call_1', name: 'weather', arguments: '{}' }
  expect(outputItem.events(call, 2)).toEqual([
    { type: 'toolCall', index: 2, id: 'call_1', name: 'weather', arguments: '{}' },
  ])
  expect(outputItem.events({ type: 'function_call', call_id: null }, 0)).toEqual([
    { type: 'toolCall', index: 0, arguments: '' },
  ])
})

test('an item or a part of another type says nothing', () => {
  expect(outputItem.events({}, 0)).toEqual([])
  expect(outputItem.events({ type: 'message', content: [{}] }, 0)).toEqual([])
  expect(outputItem.events({ type: 'message' }, 0)).toEqual([])
})
