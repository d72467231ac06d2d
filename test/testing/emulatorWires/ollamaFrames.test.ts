import { ollama } from '../../../src/testing/emulatorWires/ollama.ts'
import { comment } from '../../../src/testing/parts/comment.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

const linesOf = (text: string) => text.split('\n').map((line) => (line === '' ? '' : JSON.parse(line)))

test('one JSON per line; the last one is done', () => {
  const call = toolCall({ id: 'c', name: 'n', arguments: { x: 1 } })
  const { text } = tellReply(ollama, [reasoning('hm'), 'a', call, finish('length')])
  expect(linesOf(text)).toMatchObject([
    { message: { content: '', thinking: 'hm' }, done: false },
    { message: { content: 'a' }, done: false },
    { message: { content: '', tool_calls: [{ function: { name: 'n', arguments: { x: 1 } } }] }, done: false },
    { message: { content: '' }, done: true, done_reason: 'length', prompt_eval_count: 2, eval_count: 1 },
    '',
  ])
})

test('a keep-alive is an empty line, a failure a line of its own', () => {
  expect(tellReply(ollama, [comment('x'), failure({ message: 'no' })]).text).toBe('\n{"error":"no"}\n')
})
