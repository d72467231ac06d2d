import { catchError, from, lastValueFrom, map, of, throwError, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { parseNdjson } from '../../src/stream/parseNdjson.ts'
import { stageContract } from './stageContract.ts'

const parse = (lines: readonly string[]): Promise<unknown[]> =>
  lastValueFrom(
    from(lines).pipe(
      parseNdjson(),
      catchError((error: ProviderError) => of({ failed: error.toJSON() })),
      toArray(),
    ),
  )

const notJson = (line: number, input: string) => ({
  _tag: 'Decode',
  message: `line ${line} is not JSON`,
  path: '',
  input,
  committed: false,
  retryable: false,
})

stageContract<string, unknown>({ stage: parseNdjson, input: '{"a":[1,null]}', output: { a: [1, null] } })

test('takes any JSON text for a value', async () => {
  expect(await parse(['1', '"x"', 'true', 'null', '[]', '-0.5e3', ' {"a": 1}\t', '"\\ud83d"'])).toEqual([
    1,
    'x',
    true,
    null,
    [],
    -500,
    { a: 1 },
    '\ud83d',
  ])
})

test('skips lines of JSON white space', async () => {
  expect(await parse(['', ' \t\r ', '1', ''])).toEqual([1])
})

test.each(['\u00a0', '\ufeff', '\v', '\0', '\u2028'])('does not skip a line of %j', async (line) => {
  expect(await parse([line])).toEqual([{ failed: notJson(1, line) }])
})

test('fails at the first line that is not JSON, after the values before it, and leaves the source', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-n-b-a--|', { a: '1', n: '', b: 'oops' })
      const sourceSubs = '  ^----!     '
      const expected = '    -a---#     '

      const values = source.pipe(
        parseNdjson(),
        catchError((error: ProviderError) => throwError(() => error.toJSON())),
      )
      expectObservable(values).toBe(expected, { a: 1 }, notJson(3, 'oops'))
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

test.each([
  ['two texts on one line', '{"a":1}{"a":2}'],
  ['a text that breaks off', '{"a":"hel'],
  ['a comma too many', '{"a":1,}'],
  ['single quotes', "{'a':1}"],
  ['a record separator', '\u001e{"a":1}'],
  ['HTML', '<html>'],
  ['a word', 'undefined'],
])('refuses %s', async (_name, line) => {
  expect(await parse(['[1]', line, '[2]'])).toEqual([[1], { failed: notJson(2, line) }])
})

test('shows at most 200 characters of the bad line, and none in the message', async () => {
  const line = `secret ${'x'.repeat(1_000)}`
  expect(await parse([line])).toEqual([{ failed: notJson(1, line.slice(0, 200)) }])
})

test('keeps the cause for those who look for it', () => {
  let failure: unknown
  of('oops')
    .pipe(parseNdjson())
    .subscribe({ error: (error: unknown) => (failure = error) })
  expect((failure as ProviderError).cause).toBeInstanceOf(SyntaxError)
})

test('counts lines anew for each subscription', async () => {
  const values = from(['1', 'oops']).pipe(parseNdjson())
  const message = () =>
    lastValueFrom(
      values.pipe(
        map(String),
        catchError((error: ProviderError) => of(error.message)),
      ),
    )
  expect([await message(), await message()]).toEqual(['line 2 is not JSON', 'line 2 is not JSON'])
})

test('an error that the consumer throws is not taken for bad JSON', async () => {
  const thrown = new Error('mine')
  const result = of('1').pipe(
    parseNdjson(),
    map(() => {
      throw thrown
    }),
  )
  await expect(lastValueFrom(result)).rejects.toBe(thrown)
})
