import { concat, NEVER, Observable, of } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { endOnAbort } from '../../src/core/endOnAbort.ts'
import { marbles } from '../../src/testing/marbles.ts'

const reason = new Error('enough')

/** What is heard of the stream whose signal fires in the third frame. */
function hear(source: Observable<string>) {
  const heard: unknown[] = []
  const controller = new AbortController()
  marbles(({ flush, scheduler }) => {
    scheduler.schedule(() => controller.abort(reason), 3)
    source.pipe(endOnAbort(controller.signal)).subscribe({
      next: (token) => heard.push(token),
      error: (error) => heard.push(error),
      complete: () => heard.push('complete'),
    })
    flush()
    heard.push(scheduler.now())
  })
  return heard
}

test('fails where nobody below says so, in the turn after', () => {
  const [error, at] = hear(NEVER)
  expect(error).toMatchObject({ _tag: 'Aborted', committed: false, retryable: false, cause: reason })
  expect(at).toBe(3)
})

test('says that content had come', () => {
  const [token, error] = hear(concat(of('a'), NEVER))
  expect([token, error]).toMatchObject(['a', { _tag: 'Aborted', committed: true }])
})

test('lets whoever is answering say it, because it knows more', () => {
  const known = createProviderError('Aborted', 'by its signal', { provider: 'openai', requestId: '7' })
  const controller = new AbortController()
  const errors: unknown[] = []
  const source = new Observable<string>((out) => {
    controller.signal.addEventListener('abort', () => out.error(known))
  })
  marbles(({ flush }) => {
    source.pipe(endOnAbort(controller.signal)).subscribe({ error: (error) => errors.push(error) })
    controller.abort()
    flush()
  })
  expect(errors).toEqual([known])
})

test('a stream that is over, or left, has no listener on the signal any more', () => {
  const { signal } = new AbortController()
  const added = jest.spyOn(signal, 'addEventListener')
  const removed = jest.spyOn(signal, 'removeEventListener')
  of('a').pipe(endOnAbort(signal)).subscribe()
  NEVER.pipe(endOnAbort(signal)).subscribe().unsubscribe()
  expect(added).toHaveBeenCalledTimes(2)
  expect(removed.mock.calls).toEqual(added.mock.calls)
})
