import { from, lastValueFrom, toArray } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { type ParseDataLinesOptions, parseDataLines } from '../../src/stream/parseDataLines.ts'
import { stageContract } from './stageContract.ts'

const parse = (lines: readonly string[], options?: ParseDataLinesOptions) =>
  lastValueFrom(from(lines).pipe(parseDataLines(options), toArray()))
const message = (data: string) => ({ event: 'message', data, id: '' })

stageContract({ stage: () => parseDataLines(), input: 'data: a', output: message('a') })

test('makes an event of each data line at once, without a blank line', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-n-a--|', { a: 'data: a', b: 'data: b', n: '' })
      const sourceSubs = '  ^---------!'
      const expected = '    -a-b---a--|'

      expectObservable(source.pipe(parseDataLines())).toBe(expected, { a: message('a'), b: message('b') })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    },
  )
})

test('drops one leading space of the data and no more', async () => {
  expect(await parse(['data:a', 'data: a', 'data:  a', 'data:', 'data: ', 'data:a: b '])).toEqual(
    ['a', 'a', ' a', '', '', 'a: b '].map(message),
  )
})

test('ignores every other line', async () => {
  const others = ['', 'event: x', 'id: 7', 'retry: 5', ': ping', 'data', ' data: a', 'Data: a', 'data : a', 'xdata: a']
  expect(await parse([...others, 'data: a', ...others])).toEqual([message('a')])
  expect(await parse(others, { comments: true })).toEqual([{ event: '', data: 'ping', id: '' }])
})

test('shows comments where asked to, as events without a name', async () => {
  expect(await parse([': ping', 'data: a', ':'], { comments: true })).toEqual([
    { event: '', data: 'ping', id: '' },
    message('a'),
    { event: '', data: '', id: '' },
  ])
})

test('refuses wrong options when it is made', () => {
  expect(() => parseDataLines({ comments: 'yes' as unknown as boolean })).toThrow(
    expect.objectContaining({ _tag: 'Config', message: 'parseDataLines: "comments" must be true or false' }),
  )
})
