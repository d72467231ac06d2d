import { TestScheduler } from 'rxjs/testing'
import { operate } from '../../src/core/operate.ts'
import { EventReader } from '../../src/stream/EventReader.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'
import { StrayReader } from '../../src/providers/StrayReader.ts'
import { from } from 'rxjs'
import type { ProviderErrorRecord } from '../../src/core/ProviderError.ts'

const readEvents = () => operate<string, SseEvent>((out) => new EventReader(out, { atEnd: 'emit' }, new StrayReader()))

/** The data of the events, and the error that ends them. */
function pass(...lines: readonly string[]) {
  const passed: string[] = []
  let error: ProviderErrorRecord | undefined
  let complete = false
  from(lines)
    .pipe(readEvents())
    .subscribe({
      next: ({ data }) => passed.push(data),
      error: (failure: { toJSON(): ProviderErrorRecord }) => {
        error = failure.toJSON()
      },
      complete: () => {
        complete = true
      },
    })
  return { passed, error, complete }
}

const overloaded = { error: { code: 503, message: 'overloaded', status: 'UNAVAILABLE' } }
const pretty = JSON.stringify(overloaded, null, 2).split('\n')

test('no line of an event stream is a stray one', () => {
  const lines = ['data: {"error":"in an event"}', '', ': ping', 'event: error', 'data', 'id: 7', 'retry:1', 'data:', '']
  expect(pass(...lines)).toEqual({ passed: ['{"error":"in an event"}', '\n'], error: undefined, complete: true })
})

test.each([
  ['in one line', [JSON.stringify(overloaded)]],
  ['over many lines', pretty],
  ['as a list', JSON.stringify([overloaded], null, 2).split('\n')],
  ['behind a field name of its own', ['error: {"code":503,"message":"overloaded"}']],
  ['behind a field name, whole', [`error:${JSON.stringify(overloaded)}`]],
])('an error %s ends the stream, after the event before it', (_how, lines) => {
  const { passed, error } = pass('data: a', ...lines)
  expect(passed).toEqual(['a'])
  expect(error).toMatchObject({ _tag: 'Upstream', message: 'overloaded', status: 503 })
})

test('an error over many lines is told from what follows by a blank line', () => {
  const { passed, error } = pass('data: a', '', ...pretty, '', 'data: b', '')
  expect(passed).toEqual(['a'])
  expect(error).toMatchObject({ _tag: 'Upstream' })
})

test('an error in one line fails at once, where the connection may stay open', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ hot, expectObservable, expectSubscriptions }) => {
      const lines = { a: 'data: a', b: '', x: '{"error":"broken"}' }
      const source = hot('  a-b-x---', lines)
      const sourceSubs = '  ^---!   '
      const expected = '    --a-#'
      const failure = expect.objectContaining({ _tag: 'Upstream', message: 'broken' })

      expectObservable(source.pipe(readEvents())).toBe(
        expected,
        { a: { event: 'message', data: 'a', id: '' } },
        failure,
      )
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

test.each([
  ['an unknown field', ['foo: bar']],
  ['JSON that tells of no error', ['{"message":"just so"}', '{"a":', '1}']],
  ['half an error', pretty.slice(0, -2)],
  ['text', ['<html>', 'error: out of order', '</html>']],
  ['an error inside another text', ['note', JSON.stringify(overloaded)]],
  ['an empty error', ['{"error":null}']],
])('%s is ignored, as the standard says', (_what, lines) => {
  expect(pass('data: a', ...lines, '', 'data: b')).toEqual({
    passed: ['a', 'b'],
    error: undefined,
    complete: true,
  })
})

test('what is longer than any error is not kept', () => {
  const filler = Array.from({ length: 100 }, () => `  "${'x'.repeat(1_000)}",`)
  const lines = ['{"error": {"message": "broken", "trace": [', ...filler, '""]}}']
  expect(pass(...lines)).toEqual({ passed: [], error: undefined, complete: true })
  expect(pass(...lines.toSpliced(1, 90)).error).toMatchObject({ message: 'broken' })
})

test('an error of the source passes', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' a--#', { a: '{' })
      const sourceSubs = '  ^--!'
      const expected = '    ---#'

      expectObservable(source.pipe(readEvents())).toBe(expected)
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})
