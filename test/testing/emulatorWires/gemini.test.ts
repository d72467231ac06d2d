import { gemini } from '../../../src/testing/emulatorWires/gemini.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

const streams = (path: string) => gemini.streams({ path, headers: {}, body: {} })
const STREAM = '/models/g-1:streamGenerateContent'

test('the path says whether to stream', () => {
  expect(
    [`${STREAM}?alt=sse`, `${STREAM}?key=k&alt=sse`, STREAM, '/models/g-1:generateContent?alt=sse'].map(streams),
  ).toEqual([true, true, false, false])
})

test('hears the question', () => {
  const contents = [
    { role: 'user', parts: [{ text: 'Why' }, { text: 'not?' }] },
    { role: 'model', parts: [{ text: 'Because' }] },
  ]
  expect(gemini.question({ contents })).toBe('Why not?')
})

test('a whole reply is one chunk, and a stream without events a list of it', () => {
  const parts = [reasoning('hm'), 'a', 'b', toolCall({ id: 'call_1', name: 'weather' })]
  const { whole } = tellReply(gemini, parts, { path: '/models/g-1:generateContent' })
  expect(whole).toMatchObject({
    candidates: [
      {
        content: {
          role: 'model',
          parts: [
            { text: 'hm', thought: true },
            { text: 'ab' },
            { functionCall: { id: 'call_1', name: 'weather', args: {} } },
          ],
        },
        finishReason: 'STOP',
      },
    ],
    modelVersion: 'g-1',
  })
  expect(tellReply(gemini, parts, { path: STREAM }).whole).toEqual([whole])
})

test('an HTTP error has its status as its code', () => {
  const failure = { part: 'failure', message: 'slow', type: 'rate_limit_error', code: null } as const
  expect(gemini.error(failure, 429)).toEqual({ error: { code: 429, message: 'slow', status: 'RESOURCE_EXHAUSTED' } })
})
