import type { ToolCallEvent } from '../../../src/core/ChatEvent.ts'
import { ResponsesCalls } from '../../../src/wire/openaiResponses/ResponsesCalls.ts'

const named = (call_id: string | null, json = '', id: unknown = `fc_${call_id}`) => ({
  type: 'function_call' as const,
  id,
  call_id,
  name: call_id === null ? null : `tool_${call_id}`,
  arguments: json,
})

/** What a list of calls hands on, call by call. */
function record(run: (calls: ResponsesCalls, emit: (event: ToolCallEvent) => void) => void) {
  const events: ToolCallEvent[] = []
  run(new ResponsesCalls(), (event) => events.push(event))
  return events.map(({ index, id, name, arguments: json }) => [index, id, name, json])
}

test('fragments of several calls find theirs by the id of the item', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), { output_index: 0 }, emit)
    calls.open(named('b'), { output_index: 1 }, emit)
    calls.fill({ item_id: 'fc_a' }, '1', emit)
    calls.fill({ item_id: 'fc_b' }, '2', emit)
    calls.fill({ item_id: 'fc_a' }, '3', emit)
  })
  expect(seen).toEqual([
    [0, 'a', 'tool_a', ''],
    [1, 'b', 'tool_b', ''],
    [0, undefined, undefined, '1'],
    [1, undefined, undefined, '2'],
    [0, undefined, undefined, '3'],
  ])
})

test('an id that changes on the way is made good by the place', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), { output_index: 4 }, emit)
    calls.fill({ item_id: 'another', output_index: 4 }, '1', emit)
    calls.close(named('a', '1', 'a third'), { output_index: 4 }, emit)
  })
  expect(seen).toEqual([
    [0, 'a', 'tool_a', ''],
    [0, undefined, undefined, '1'],
  ])
})

test('a fragment that says nothing of its place belongs to the last call', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), {}, emit)
    calls.open(named('b'), {}, emit)
    calls.fill({}, '1', emit)
    calls.repeat({}, '1', emit)
  })
  expect(seen.slice(2)).toEqual([[1, undefined, undefined, '1']])
})

test('a fragment of a call that was never opened opens one, which is named when its item comes', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), { output_index: 0 }, emit)
    calls.fill({ item_id: 'fc_b', output_index: 1 }, '1', emit)
    calls.close(named('b', '1'), { output_index: 1 }, emit)
  })
  expect(seen.slice(1)).toEqual([
    [1, undefined, undefined, '1'],
    [1, 'b', 'tool_b', ''],
  ])
})

test('whole arguments count where no fragment came, once', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), { output_index: 0 }, emit)
    calls.repeat({ output_index: 0 }, '', emit)
    calls.repeat({ output_index: 0 }, '{}', emit)
    calls.close(named('a', '{}'), { output_index: 0 }, emit)
    calls.open(named('b'), { output_index: 1 }, emit)
    calls.close(named('b', '[]'), { output_index: 1 }, emit)
    calls.close(named('b', '[]'), { output_index: 1 }, emit)
  })
  expect(seen).toEqual([
    [0, 'a', 'tool_a', ''],
    [0, undefined, undefined, '{}'],
    [1, 'b', 'tool_b', ''],
    [1, undefined, undefined, '[]'],
  ])
})

test('calls that come only as closed items stay apart, with or without a place', () => {
  const seen = record((calls, emit) => {
    calls.close(named('a', '1'), {}, emit)
    calls.close(named('b', '2', undefined), {}, emit)
    calls.close(named('c', '3'), { output_index: 0 }, emit)
    calls.close(named('d', '4'), { output_index: 0 }, emit)
  })
  expect(seen.filter(([, id]) => id !== undefined).map(([index, id]) => [index, id])).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
    [3, 'd'],
  ])
  expect(seen.map(([, , , json]) => json).join('')).toBe('1234')
})

test('the next response begins with its own ids and goes on counting', () => {
  const seen = record((calls, emit) => {
    calls.open(named('a'), { output_index: 0 }, emit)
    calls.forget()
    calls.fill({ output_index: 0 }, '1', emit)
    expect(calls.next()).toBe(2)
  })
  expect(seen).toEqual([
    [0, 'a', 'tool_a', ''],
    [1, undefined, undefined, '1'],
  ])
})

test('names that are null are left out', () => {
  expect(record((calls, emit) => calls.open(named(null), {}, emit))).toEqual([[0, undefined, undefined, '']])
})
