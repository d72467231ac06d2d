import { Subscriber } from 'rxjs'
import { LineSplitter } from '../../src/stream/LineSplitter.ts'

test('hands lines straight to the next reader, and is closed when that is', () => {
  const lines: string[] = []
  const out = new Subscriber<string>({
    next: (line) => {
      lines.push(line)
      if (line === 'b') out.unsubscribe()
    },
    error: () => undefined,
    complete: () => undefined,
  })
  const splitter = new LineSplitter(out, {})
  splitter.next('a\nb\nc\n')
  expect(lines).toEqual(['a', 'b'])
  expect(splitter.closed).toBe(true)
})

test('passes an error on, and fails with TooLarge when told', () => {
  const errors: unknown[] = []
  const create = () =>
    new LineSplitter(
      new Subscriber({
        next: () => undefined,
        error: (error: unknown) => errors.push(error),
        complete: () => undefined,
      }),
      {
        maxLength: 3,
      },
    )
  const broken = new Error('broken')
  create().error(broken)
  create().fail()
  expect(errors).toEqual([broken, expect.objectContaining({ _tag: 'TooLarge', message: expect.stringContaining('3') })])
})
