import { abortOn } from '../../src/convert/abortOn.ts'

test('fails once the signal aborts, with its reason', () => {
  const controller = new AbortController()
  const failed = jest.fn()
  abortOn(controller.signal).subscribe({ error: failed })
  expect(failed).not.toHaveBeenCalled()
  const reason = new Error('gone')
  controller.abort(reason)

  expect(failed.mock.calls).toEqual([[expect.objectContaining({ _tag: 'Aborted', cause: reason })]])
})

test('fails at once where the signal has aborted', () => {
  const failed = jest.fn()
  abortOn(AbortSignal.abort()).subscribe({ error: failed })

  expect(failed).toHaveBeenCalledTimes(1)
})

test('takes its listener along when it is left', () => {
  const { signal } = new AbortController()
  const [add, remove] = [jest.spyOn(signal, 'addEventListener'), jest.spyOn(signal, 'removeEventListener')]
  abortOn(signal).subscribe().unsubscribe()

  expect(remove.mock.calls).toEqual(add.mock.calls)
  expect(add).toHaveBeenCalledTimes(1)
})
