import { geminiChunk } from '../../../src/wire/gemini/geminiChunk.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'
import { ends, parts } from './speakGemini.ts'

test.each([
  ['text', parts({ text: 'a' })],
  ['parts of other kinds', parts({ inlineData: { data: 'AA==' } }, { executableCode: 5 })],
  ['a call without arguments', parts({ functionCall: { name: 'time', args: null } })],
  ['metadata of any type', ends('STOP', { usageMetadata: 5, modelVersion: [], responseId: {}, promptFeedback: 'no' })],
  ['nothing', {}],
])('takes %s', (_name, chunk) => {
  expect(shapeOf(geminiChunk).is(chunk)).toBe(true)
})

test.each([
  ['a text that is none', parts({ text: 5 })],
  ['a thought that is not yes or no', parts({ text: 'a', thought: 'yes' })],
  ['arguments that are no object', parts({ functionCall: { name: 'time', args: '{}' } })],
  ['parts that are no list', { candidates: [{ content: { parts: { text: 'a' } } }] }],
  ['a reason that is none', ends(1)],
  ['a list', [parts({ text: 'a' })]],
])('refuses %s', (_name, chunk) => {
  expect(shapeOf(geminiChunk).is(chunk)).toBe(false)
})
