import { asyncScheduler, delay, ignoreElements, Observable, repeat, skip, take, tap } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { contract, contractChecks } from '../contract.ts'

type Subject = (source: Observable<string>) => Observable<string>

contract('an operator that passes everything on', (source) =>
  source.pipe(operate((out) => ({ next: (value) => out.next(value) }))),
)

/** The promises that the subject breaks. */
function brokenBy(subject: Subject): string[] {
  return contractChecks(subject).flatMap(({ name, check }) => {
    try {
      check()
      return []
    } catch {
      return [name]
    }
  })
}

describe('the contract finds an operator that', () => {
  test('lets a synchronous source run on', () => {
    const nested: Subject = (source) =>
      new Observable((out) =>
        source.subscribe({
          next: (value) => out.next(value),
          error: (error) => out.error(error),
          complete: () => out.complete(),
        }),
      )

    expect(brokenBy(nested)).toEqual(['stops a synchronous source that would never end by itself'])
  })

  test('does not leave its source', () => {
    const leaking: Subject = (source) =>
      new Observable((out) => {
        source.subscribe({
          next: (value) => out.next(value),
          error: (error) => out.error(error),
          complete: () => out.complete(),
        })
      })

    expect(brokenBy(leaking)).toEqual([
      'never says anything where its source never does',
      'leaves an endless source when the consumer has enough',
      'leaves its source when the consumer leaves before the first element',
      'leaves its source when the consumer leaves amid the elements',
      'can be left and subscribed to again inside next',
      'can be shared: one subscription to the source for all',
      'stops a synchronous source that would never end by itself',
    ])
  })

  test('leaves a timer behind when it ends', () => {
    const forgetful: Subject = (source) =>
      source.pipe(tap({ finalize: () => void asyncScheduler.schedule(() => undefined, 100) }))

    expect(brokenBy(forgetful)).toEqual(
      expect.arrayContaining([
        'never says anything where its source never does',
        'passes one element',
        'fails with a source that fails at first',
        'leaves its source when the consumer leaves amid the elements',
        'stops a synchronous source that would never end by itself',
      ]),
    )
  })

  test('keeps something of one subscription for the next', () => {
    const remembering: Subject = (source) => {
      let seen = false
      return source.pipe(
        operate((out) => ({
          next: (value) => out.next(value),
          complete: () => {
            if (seen) out.error(new Error('seen'))
            else out.complete()
            seen = true
          },
        })),
      )
    }

    expect(brokenBy(remembering)).toEqual([
      'begins anew when it is subscribed to after it completed',
      'keeps two subscriptions apart',
    ])
  })

  test('asks twice', () => {
    const asking: Subject = (source) => source.pipe(repeat(2))

    expect(brokenBy(asking)).toContain('passes one element')
  })

  test('retries what must not be repeated', () => {
    const retrying: Subject = (source) =>
      source.pipe(
        operate((out) => ({
          next: (value) => out.next(value),
          // eslint-disable-next-line rxjs-x/no-subscribe-in-pipe -- the mistake that is to be found
          error: () => out.add(source.subscribe(out)),
        })),
      )

    expect(brokenBy(retrying)).toEqual(
      expect.arrayContaining([
        'fails with a source that fails at first',
        'fails with a source that fails after content, and keeps the content',
      ]),
    )
  })

  test.each<[string, Subject, string]>([
    ['drops an element', skip(1), 'passes one element'],
    ['drops them all', ignoreElements(), 'passes one element'],
    ['stops too early', take(1), 'passes many elements in their order, each once and in its frame'],
    ['is late', delay(1), 'passes many elements in their order, each once and in its frame'],
    [
      'says everything twice',
      operate((out) => ({
        next: (value) => {
          out.next(value)
          out.next(value)
        },
      })),
      'passes one element',
    ],
    [
      'swallows the end',
      operate((out) => ({ next: (value) => out.next(value), complete: () => undefined })),
      'ends with a source that has nothing',
    ],
    [
      'swallows an error',
      operate((out) => ({ next: (value) => out.next(value), error: () => out.complete() })),
      'fails with a source that fails at first',
    ],
    [
      'swallows a synchronous error',
      operate((out) => ({ next: (value) => out.next(value), error: () => out.complete() })),
      'fails with a source that fails synchronously',
    ],
  ])('%s', (_name, subject, promise) => {
    expect(brokenBy(subject)).toContain(promise)
  })
})

test('what differs is expected where the table says so, and nowhere else', () => {
  const failing: Subject = (source) =>
    source.pipe(
      operate((out) => {
        let empty = true
        return {
          next: (value) => {
            empty = false
            out.next(value)
          },
          complete: () => (empty ? out.error(new Error('empty')) : out.complete()),
        }
      }),
    )
  const broken = (differs: object) =>
    contractChecks(failing, { differs }).flatMap(({ name, check }) => {
      try {
        check()
        return []
      } catch {
        return [name]
      }
    })

  expect(broken({})).toEqual(['ends with a source that has nothing'])
  expect(broken({ 'ends with a source that has nothing': { expected: '----#', error: { message: 'empty' } } })).toEqual(
    [],
  )
  expect(broken({ 'ends with a source that has nothing': { expected: '----#', error: { message: 'other' } } })).toEqual(
    ['ends with a source that has nothing'],
  )
})
