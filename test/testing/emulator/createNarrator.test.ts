import { createNarrator } from '../../../src/testing/emulator/createNarrator.ts'
import type { EmulatorWire } from '../../../src/testing/emulatorWires/EmulatorWire.ts'
import { codeLinkAva } from '../../../src/testing/emulatorWires/codeLinkAva.ts'
import type { Part } from '../../../src/testing/Part.ts'
import { comment } from '../../../src/testing/parts/comment.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { pause } from '../../../src/testing/parts/pause.ts'
import { raw } from '../../../src/testing/parts/raw.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { usage } from '../../../src/testing/parts/usage.ts'

/** A wire whose every frame is the name of its method. */
const plain: EmulatorWire = {
  ...codeLinkAva,
  question: () => 'three little words',
  reasons: { stop: 'END', toolCalls: 'TOOLS' },
  reportsUsage: () => true,
  frames: ({ inputTokens }) => ({
    start: () => `start(${inputTokens}) `,
    text: (token) => `text(${token}) `,
    reasoning: (text) => `reasoning(${text}) `,
    toolCall: ({ id }, index) => `toolCall(${id} ${index}) `,
    finish: ({ reason, usage }) => `finish(${reason} ${JSON.stringify(usage)}) `,
    failure: ({ message }) => `failure(${message}) `,
    comment: (text) => `comment(${text}) `,
    mark: () => 'mark',
  }),
  whole: (_, outcome) => outcome,
}
const turn = { request: { path: '/', headers: {}, body: {} }, vendor: 'openai', number: 1 } as const

function told(parts: readonly (string | Part)[], wire = plain): string {
  const narrator = createNarrator(wire, turn, parts)
  return parts.map((part) => narrator.tell(part)).join('') + narrator.conclude()
}

test('starts once, before the first content, and concludes', () => {
  expect(told([comment('x'), 'a', 'b'])).toBe(
    'comment(x) start(3) text(a) text(b) finish(END {"inputTokens":3,"outputTokens":2}) mark',
  )
  expect(told([])).toBe('start(3) finish(END {"inputTokens":3,"outputTokens":0}) mark')
})

test('a finish is told where it stands, and only once', () => {
  expect(told(['a', finish('length'), comment('x')])).toBe(
    'start(3) text(a) finish(length {"inputTokens":3,"outputTokens":1}) comment(x) mark',
  )
})

test('a reason that the wire does not know is told as it is', () => {
  expect(told([finish('constructor')])).toContain('finish(constructor ')
})

test('tool calls are counted, and are the reason to finish', () => {
  const calls = [toolCall({ id: 'one', name: 'n' }), toolCall({ id: 'two', name: 'n' })]
  expect(told([reasoning('hm'), ...calls])).toBe(
    'start(3) reasoning(hm) toolCall(one 0) toolCall(two 1) finish(TOOLS {"inputTokens":3,"outputTokens":0}) mark',
  )
})

test('usage is known from the start, wherever it stands', () => {
  expect(told(['a', usage({ inputTokens: 9 })])).toBe('start(9) text(a) finish(END {"inputTokens":9}) mark')
})

test('usage that nobody reports is left out', () => {
  expect(told(['a'], { ...plain, reportsUsage: () => false })).toBe('start(3) text(a) finish(END undefined) mark')
})

test('after a failure nothing is concluded, and before it nothing is started', () => {
  expect(told([failure({ message: 'no' })])).toBe('failure(no) ')
})

test('raw data go through untouched, silences have no bytes', () => {
  const bytes = Uint8Array.of(1)
  const narrator = createNarrator(plain, turn, [])
  expect([raw(bytes), raw('x'), pause(1)].map((part) => narrator.tell(part))).toEqual([bytes, 'x', ''])
})

test('the whole is what was told so far', () => {
  const call = toolCall({ id: 'one', name: 'n' })
  const narrator = createNarrator(plain, turn, [])
  for (const part of ['a', reasoning('hm'), call, 'b']) narrator.tell(part)
  expect(narrator.whole()).toEqual({
    text: 'ab',
    reasoning: 'hm',
    toolCalls: [call],
    reason: 'TOOLS',
    usage: { inputTokens: 3, outputTokens: 2 },
  })
})
