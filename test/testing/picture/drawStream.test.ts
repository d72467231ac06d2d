import type { ObservableNotification } from 'rxjs'
import { drawStream } from '../../../src/testing/picture/drawStream.ts'

const next = (frame: number, value: unknown) => ({ frame, notification: { kind: 'N', value } as const })
const error = (frame: number, error: unknown) => ({ frame, notification: { kind: 'E', error } as const })
const complete = (frame: number) => ({ frame, notification: { kind: 'C' } as ObservableNotification<unknown> })

test('nothing is drawn where both are the same', () => {
  expect(drawStream([next(0, { a: 1 }), complete(1)], [next(0, { a: 1 }), complete(1)])).toBeUndefined()
  expect(drawStream([], [])).toBeUndefined()
})

test('an error that both have is told once', () => {
  const picture = drawStream([next(0, 'a'), error(3, new Error('no'))], [error(3, { message: 'no' })])
  expect(picture).toBe(
    [
      '  expected  ---#',
      '  received  a--#',
      '',
      "  #  Error { name: 'Error', message: 'no' }",
      '',
      '  0 ms  expected nothing  received a',
    ].join('\n'),
  )
})

test('errors that differ are told one under another', () => {
  expect(drawStream([error(3, new Error('no'))], [error(3, 'error')])).toContain(
    "  # expected  'error'\n  # received  Error { name: 'Error', message: 'no' }",
  )
})

test('long values have letters', () => {
  expect(drawStream([next(0, 'Hello')], [next(0, 'Bye')], { h: 'Hello' })).toBe(
    ['  expected  a-', '  received  h-', '', "  h  'Hello'", "  a  'Bye'", '', '  0 ms  expected a  received h'].join(
      '\n',
    ),
  )
})

test('moments that differ stand in columns', () => {
  const picture = drawStream([next(0, 'a'), next(100, 'b')], [next(0, 'c'), next(0, 'd'), complete(5)])
  expect(picture?.split('\n').slice(-3)).toEqual([
    '  0 ms    expected cd       received a',
    '  5 ms    expected |        received nothing',
    '  100 ms  expected nothing  received b',
  ])
})
